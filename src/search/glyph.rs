//! What Chinese characters look like: which are mistaken for each other by eye. Also compiled by
//! `build.rs`.

/// The characters of the table: those of the basic block of Chinese characters, in order.
pub(crate) const CHARACTERS: std::ops::RangeInclusive<char> = '\u{4e00}'..='\u{9fff}';

/// Letters of a code. It is that of the input method Wubi, which takes a character to pieces; shorter
/// codes are filled up with spaces.
pub(crate) const CODE: usize = 4;

/// The codes of [`CHARACTERS`], [`CODE`] bytes each; spaces where a character has none.
#[derive(Debug, Clone, Copy)]
pub struct Glyphs<'a> {
    codes: &'a [u8],
}

/// Pairs that look alike although they are made of other pieces.
const LOOK_ALIKE: [&str; 25] = [
    "末未",
    "己已巳",
    "人入",
    "土士",
    "力刀",
    "日曰目",
    "千干于",
    "天夫无",
    "大太犬",
    "白自",
    "盐监",
    "素索",
    "疏琉",
    "哀衰衷",
    "贫贪",
    "域城",
    "今令",
    "网冈",
    "曲典",
    "崇祟",
    "戍戌戊",
    "段假",
    "率卒",
    "导异",
    "蒸燕",
];

impl<'a> Glyphs<'a> {
    /// Wraps the packed codes.
    #[must_use]
    pub const fn new(codes: &'a [u8]) -> Self {
        Self { codes }
    }

    /// Whether the two are made of the same pieces, but for half of them at most.
    #[must_use]
    pub fn look_alike(self, a: char, b: char) -> bool {
        let is_pair = LOOK_ALIKE.into_iter().any(|group| group.contains(a) && group.contains(b));
        let (a, b) = (self.code(a), self.code(b));
        let pieces = a.len().max(b.len());
        is_pair || (pieces > 0 && 2 * strsim::osa_distance(a, b) <= pieces)
    }

    fn code(self, c: char) -> &'a str {
        if !CHARACTERS.contains(&c) {
            return "";
        }
        let at = (u32::from(c) - u32::from(*CHARACTERS.start())) as usize * CODE;
        std::str::from_utf8(&self.codes[at..at + CODE]).expect("packed as ASCII").trim_end()
    }
}

#[cfg(test)]
mod tests {
    use crate::termbase::GLYPHS;

    #[test]
    fn characters_of_the_same_pieces_look_alike() {
        for (a, b) in
            [('捐', '损'), ('羞', '差'), ('字', '学'), ('护', '扩'), ('徽', '微'), ('末', '未')]
        {
            assert!(GLYPHS.look_alike(a, b), "{a} {b}");
        }
        for (a, b) in
            [('格', '言'), ('荐', '理'), ('置', '位'), ('音', '言'), ('a', 'b'), ('特', '型')]
        {
            assert!(!GLYPHS.look_alike(a, b), "{a} {b}");
        }
    }
}
