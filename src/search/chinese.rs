//! A Chinese word with a slip other than of sound: two characters in each other's place, a character
//! twice, missing, or instead of one that looks like it.
//!
//! A character that merely differs makes another word: 推荐模型 is no 推理模型, 语音模型 no 语言模型.

use super::glyph::Likeness;
use super::homophone::is_other_term;
use super::query::makes_word;
use crate::termbase::{GLYPHS, LEXICON};

/// A shorter name is corrected by sound only: too many words look alike.
const SHORTEST: usize = 3;

/// A name in which a character may be one that is easily mistaken for it, even if that makes a word, or
/// one that is less like it.
const SHORTEST_MISTAKEN: usize = 4;

/// A name that may lack a character within, if what comes together there is no word (长期, 经络) …
const SHORTEST_LACKING: usize = 5;
/// … and a name that may lack one, whatever comes together.
const SHORTEST_LACKING_ANY: usize = 6;

/// Characters that turn a name into its opposite or into a kind of it. Without one, or with another, it
/// is another concept: 视觉模型 and 视觉大模型, 半监督 and 无监督, 蓝队 and 红队.
const QUALIFIERS: &str =
    "大小多单双全半自无有非不反超长短高低前后上下内外远近深浅正负主副左右红蓝黑白新旧元";

/// Of these, those that are as often a piece of a word: 单元, 全局.
const IN_WORDS: &str = "单元全正主";

/// How many characters are wrong, if the query is such a slip of the name; both in their normal form.
pub(super) fn slip(query: &str, name: &str) -> Option<usize> {
    if LEXICON.knows(query) || is_other_term(query, name) {
        return None;
    }
    let is_word = || makes_word(query, name);
    let (query, name): (Vec<char>, Vec<char>) = (query.chars().collect(), name.chars().collect());
    if name.len() < SHORTEST {
        return None;
    }
    // What is between the ends that both have in common.
    let before = query.iter().zip(&name).take_while(|(a, b)| a == b).count();
    let rest = (&query[before..], &name[before..]);
    let after = rest.0.iter().rev().zip(rest.1.iter().rev()).take_while(|(a, b)| a == b).count();
    let (wrong, right) = (&rest.0[..rest.0.len() - after], &rest.1[..rest.1.len() - after]);
    let is_slip = match (wrong, right) {
        ([a, b], [c, d]) => (a, b) == (d, c),
        ([a], [b]) => {
            let is_long = name.len() >= SHORTEST_MISTAKEN;
            // The last character of a short name is its kind: 测试仪 is no 测试集.
            let is_last = before + 1 == name.len();
            let is_same_kind = !QUALIFIERS.contains([*a, *b]) && !is_word();
            match GLYPHS.likeness(*a, *b) {
                Likeness::None => false,
                Likeness::Some => is_same_kind && is_long,
                Likeness::Close => is_same_kind && (is_long || !is_last),
                Likeness::Mistaken => is_long || !is_word(),
            }
        }
        ([extra], []) => before > 0 && query[before - 1] == *extra,
        ([], [lost]) => name.len() >= SHORTEST_LACKING && may_be_lost(*lost, &query, before),
        _ => false,
    };
    is_slip.then_some(1)
}

/// Whether leaving the character out leaves another concept.
pub(super) fn is_qualifier(c: char) -> bool {
    QUALIFIERS.contains(c) && !IN_WORDS.contains(c)
}

/// Whether a character that the query lacks there was lost by accident: it changes no meaning, the first
/// one is never overlooked, and what has come together is no word.
fn may_be_lost(lost: char, query: &[char], at: usize) -> bool {
    if at == 0 || is_qualifier(lost) {
        return false;
    }
    let seam: String = query[at - 1..].iter().take(2).collect();
    at == query.len() || query.len() + 1 >= SHORTEST_LACKING_ANY || !LEXICON.knows(&seam)
}

#[cfg(test)]
mod tests {
    use super::slip;

    #[test]
    fn a_slip_is_forgiven() {
        for (query, name) in [
            ("大言语模型", "大语言模型"),
            ("检索增增强生成", "检索增强生成"),
            ("过拟拟合", "过拟合"),
            ("大语模型", "大语言模型"),
            ("检索增强成", "检索增强生成"),
            ("卷积神经网", "卷积神经网络"),
            ("大语言摸型", "大语言模型"),
            ("末来预测器", "未来预测器"),
            ("捐失函数", "损失函数"),
            ("检索增生成", "检索增强生成"),
        ] {
            assert_eq!(slip(query, name), Some(1), "{query} {name}");
        }
    }

    #[test]
    fn another_word_is_no_slip() {
        for (query, name) in [
            ("推荐模型", "推理模型"),
            ("语音模型", "语言模型"),
            ("图神经网络", "神经网络"),
            ("长期记忆", "长短期记忆"),
            ("视觉模型", "视觉大模型"),
            ("人工智能法", "人工智能"),
            ("专用人工智能", "通用人工智能"),
            ("半监督学习", "无监督学习"),
            ("泛滥", "泛化"),
            ("对其", "对齐"),
            ("大模特", "大模型"),
            ("长期忆网络", "长短期记忆网络"),
        ] {
            assert_eq!(slip(query, name), None, "{query} is taken for {name}");
        }
    }
}
