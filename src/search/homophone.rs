//! Chinese names written with a slip of an input method: another character of the same sound, two
//! characters in each other's place, a character twice.
//!
//! Nothing else is corrected. A character of another sound makes another word (推荐模型 is no 推理模型), and
//! so does one that is added or missing (图神经网络, 长期记忆).

use super::normalize::is_han;

/// A shorter name is not corrected: too many words sound alike.
const SHORTEST: usize = 4;

/// Rows of two little-endian `u16`, sorted: character, number of a syllable without tone.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sounds<'a> {
    rows: &'a [u8],
}

const ROW: usize = 4;

impl<'a> Sounds<'a> {
    pub(crate) const fn new(rows: &'a [u8]) -> Self {
        Self { rows }
    }

    /// Whether the two have a reading in common.
    fn alike(self, a: char, b: char) -> bool {
        let (a, b) = (self.syllables(a), self.syllables(b));
        a.iter().any(|syllable| b.contains(syllable))
    }

    fn syllables(self, c: char) -> Vec<u16> {
        let Ok(code) = u16::try_from(u32::from(c)) else {
            return Vec::new();
        };
        let (rows, _) = self.rows.as_chunks::<ROW>();
        let character = |row: &[u8; ROW]| u16::from_le_bytes([row[0], row[1]]);
        let first = rows.partition_point(|row| character(row) < code);
        let own = rows[first..].iter().take_while(|row| character(row) == code);
        own.map(|row| u16::from_le_bytes([row[2], row[3]])).collect()
    }
}

/// Whether the query is such a slip of the name; both in their normal forms.
pub(super) fn is_slip(query: &str, name: &str, sounds: Sounds<'_>) -> bool {
    let (query, name): (Vec<char>, Vec<char>) = (query.chars().collect(), name.chars().collect());
    if name.iter().filter(|c| is_han(**c)).count() < SHORTEST {
        return false;
    }
    // What is between the ends that both have in common.
    let before = query.iter().zip(&name).take_while(|(a, b)| a == b).count();
    let rest = (&query[before..], &name[before..]);
    let after = rest.0.iter().rev().zip(rest.1.iter().rev()).take_while(|(a, b)| a == b).count();
    let (wrong, right) = (&rest.0[..rest.0.len() - after], &rest.1[..rest.1.len() - after]);
    match (wrong, right) {
        ([a], [b]) => is_han(*a) && is_han(*b) && sounds.alike(*a, *b),
        ([a, b], [c, d]) => is_han(*a) && is_han(*b) && (a, b) == (d, c),
        ([extra], []) => is_han(*extra) && before > 0 && query[before - 1] == *extra,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::is_slip;
    use crate::termbase::SOUNDS;

    #[test]
    fn a_slip_of_an_input_method_is_known() {
        for (query, name) in [
            ("涌现能利", "涌现能力"),
            ("大语言摸型", "大语言模型"),
            ("人工只能", "人工智能"),
            ("大言语模型", "大语言模型"),
            ("检索增增强生成", "检索增强生成"),
        ] {
            assert!(is_slip(query, name, SOUNDS), "{query} {name}");
        }
    }

    #[test]
    fn another_word_is_no_slip() {
        for (query, name) in [
            ("推荐模型", "推理模型"),
            ("语音模型", "语言模型"),
            ("图神经网络", "神经网络"),
            ("长期记忆", "长短期记忆"),
            ("人工智能法", "人工智能"),
            ("专用人工智能", "通用人工智能"),
            ("半监督学习", "无监督学习"),
            ("泛滥", "泛化"),
            ("对其", "对齐"),
            ("大模特", "大模型"),
        ] {
            assert!(!is_slip(query, name, SOUNDS), "{query} is taken for {name}");
        }
    }
}
