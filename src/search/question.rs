//! Questions about a name: 什么是涌现能力？, `what does RAG mean`, 注意力机制是啥意思.

use super::Evidence;
use super::affix::{trimmed, without_first, without_last};
use super::lookup::of_a_name;
use super::query::{Candidate, Query};
use crate::termbase::Termbase;

/// A name in a question is as sure as the name, nearly.
const IN_QUESTION: f64 = 0.95;

/// What a question begins with. Phrases stand between bars.
const BEFORE: &str = "请问一下|请问|请教一下|请教|请解释一下|请解释|请介绍一下|请介绍|请说明|请简述|解释一下|解释下|解释|\
介绍一下|介绍下|介绍|简单介绍一下|简单介绍|简单说说|简述|说说|说一下|讲讲|讲一下|讲解一下|讲解|聊聊|科普一下|科普|通俗解释|\
能解释一下|能不能解释一下|谁能解释一下|麻烦解释一下|帮我解释一下|帮我解释|帮我查一下|给我讲讲|给我解释一下|告诉我|我想知道|\
我想了解|想知道|想了解|了解一下|什么叫做|什么叫|什么是|什么是所谓的|甚么是|甚么叫|啥是|啥叫|啥叫做|何谓|何为|到底什么是|究竟什么是|\
怎么理解|如何理解|怎样理解|一文读懂|一文搞懂|查一下|查查|关于|\
what is meant by|what is the meaning of|what's the meaning of|what exactly is|what is|what's|whats|what are|what does|what do|\
define|definition of|meaning of|explain|please explain|can you explain|could you explain|describe|introduce|\
tell me about|tell me what is|i want to know about|how does|how do";

/// What a question ends with.
const BEHIND: &str = "是什么意思|是啥意思|是甚么意思|什么意思|啥意思|何意|是何意|是什么东西|是什么技术|是什么模型|是什么概念|是什么|\
是甚么|是啥|是个啥|是何物|为何物|指的是什么|是指什么|指什么|代表什么|代表什么意思|讲的是什么|怎么理解|如何理解|怎样理解|怎么回事|是怎么回事|\
有什么用|有啥用|干什么用的|是干什么的|是干什么用的|是干嘛的|是干嘛用的|是做什么的|怎么工作|如何工作|是怎么工作的|怎么定义|如何定义|\
的定义|的意思|的含义|的概念|的原理|的作用|的特点|的全称|全称是什么|的英文|的英文是什么|英文是什么|的中文|的中文是什么|中文是什么|\
英文怎么说|中文怎么说|用中文怎么说|用英文怎么说|中文叫什么|英文叫什么|怎么翻译|如何翻译|怎么读|介绍|简介|详解|入门|通俗解释|定义|含义|\
mean|means|stand for|work|works|definition|meaning|explained|in ai|in llm|in llms|in nlp|in machine learning|in deep learning|\
in chinese";

/// Words that soften a question, at its ends.
const FILLERS: &str = "吗|呢|啊|呀|吧|么|嘛|哦|一下|the|a|an|please|到底|究竟";

fn phrases(list: &str) -> impl Iterator<Item = &str> {
    list.split('|')
}

/// The names that the query asks about.
pub(super) fn candidates<'t>(termbase: &Termbase<'t>, query: &Query<'_>) -> Vec<Candidate<'t>> {
    let Some(core) = asked_about(&query.plain) else {
        return Vec::new();
    };
    let core = Query::new(core, query.folding);
    let weakened = |candidate: Candidate<'t>| Candidate {
        by: Evidence::Question,
        score: candidate.score * IN_QUESTION,
        ..candidate
    };
    of_a_name(termbase, &core).into_iter().map(weakened).collect()
}

/// What a question asks about; nothing if it is no question.
#[must_use]
pub fn asked_about(query: &str) -> Option<&str> {
    let mut core = trimmed(query);
    let mut is_question = false;
    loop {
        let asked = cut(core, BEFORE, BEHIND);
        is_question |= asked.is_some();
        match asked.or_else(|| cut(core, FILLERS, FILLERS)) {
            Some(rest) => core = trimmed(rest),
            None => return (is_question && !core.is_empty()).then_some(core),
        }
    }
}

/// The text without the longest of these phrases at its beginning or at its end.
fn cut<'a>(text: &'a str, before: &str, behind: &str) -> Option<&'a str> {
    let first = phrases(before).filter_map(|phrase| without_first(text, phrase));
    let last = phrases(behind).filter_map(|phrase| without_last(text, phrase));
    first.chain(last).min_by_key(|rest| rest.len())
}

/// How the two sides of a difference are joined, and what asks for it.
const BETWEEN: &str = "和|与|跟|同|以及|vs.|vs|versus|and";
const VERSUS: &str = "vs.|vs|versus";
const DIFFERENCE_BEHIND: &str = "有什么区别|有什么不同|有什么差别|有什么差异|有何区别|有何不同|有啥区别|有啥不同|的区别是什么|区别是什么|\
区别在哪|的区别|的不同|的差别|的差异|的对比|的比较|区别|对比|哪个好|怎么选";
const DIFFERENCE_BEFORE: &str = "what is the difference between|what's the difference between|difference between|\
differences between|compare|对比|比较";

/// The two names of a question of difference: `RAG 和微调的区别`, `difference between RAG and LoRA`. Every
/// way to cut it is given, since 和 may be part of a name.
#[must_use]
pub fn asked_to_compare(query: &str) -> Vec<[&str; 2]> {
    let query = trimmed(query);
    let behind = phrases(DIFFERENCE_BEHIND).find_map(|word| without_last(query, word));
    let before = || phrases(DIFFERENCE_BEFORE).find_map(|word| without_first(query, word));
    let core = behind.or_else(before);
    let text = trimmed(core.unwrap_or(query));
    // Without the word difference, only “versus” says so.
    let between = if core.is_some() { BETWEEN } else { VERSUS };
    let mut cuts = Vec::new();
    for word in phrases(between) {
        for (at, _) in text.match_indices(word) {
            let (left, right) = (&text[..at], &text[at + word.len()..]);
            let is_latin = word.is_ascii();
            let apart = |c: Option<char>| !is_latin || c.is_none_or(|c| !c.is_ascii_alphanumeric());
            if apart(left.chars().next_back()) && apart(right.chars().next()) {
                cuts.push([trimmed(left), trimmed(right)]);
            }
        }
    }
    cuts.retain(|[left, right]| !left.is_empty() && !right.is_empty());
    cuts
}

#[cfg(test)]
mod tests {
    use super::{asked_about, asked_to_compare};

    #[test]
    fn a_question_is_cut_down_to_what_it_asks_about() {
        for (question, core) in [
            ("什么是涌现能力？", "涌现能力"),
            ("涌现能力是什么", "涌现能力"),
            ("请问 RAG 是什么意思呢？", "RAG"),
            ("what is RAG", "RAG"),
            ("What is a large language model?", "large language model"),
            ("what does RLHF stand for", "RLHF"),
            ("explain the attention mechanism please", "attention mechanism"),
            ("介绍一下思维链的原理", "思维链"),
        ] {
            assert_eq!(asked_about(question), Some(core), "{question}");
        }
        for none in ["涌现能力", "RAG", "什么是", "whatsapp", "explainability"] {
            assert_eq!(asked_about(none), None, "{none}");
        }
    }

    #[test]
    fn a_question_of_difference_has_two_names() {
        for (question, names) in [
            ("RAG 和微调的区别", ["RAG", "微调"]),
            ("RAG和微调有什么区别？", ["RAG", "微调"]),
            ("what is the difference between RAG and LoRA?", ["RAG", "LoRA"]),
            ("LoRA vs QLoRA", ["LoRA", "QLoRA"]),
            ("对比大模型与大语言模型", ["大模型", "大语言模型"]),
        ] {
            assert!(asked_to_compare(question).contains(&names), "{question}");
        }
        assert!(asked_to_compare("有用、诚实和无害").is_empty());
        assert!(asked_to_compare("understand and").is_empty());
    }
}
