//! What Chinese characters look like: which are mistaken for each other by eye. Also compiled by
//! `build.rs`.

/// The characters of the table: those of the basic block of Chinese characters, in order.
pub(crate) const CHARACTERS: std::ops::RangeInclusive<char> = '\u{4e00}'..='\u{9fff}';

/// Letters of a code. It is that of the input method Wubi, which takes a character to pieces; shorter
/// codes are filled up with spaces.
pub(crate) const CODE: usize = 4;

/// How much alike two characters look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// Not at all.
    None,
    /// They are made of the same pieces, but for half of them.
    Some,
    /// All pieces but one are the same.
    Close,
    /// They are easily mistaken: all pieces are the same, or people mistake them.
    Mistaken,
}

/// The codes of `CHARACTERS`, `CODE` bytes each; spaces where a character has none.
#[derive(Debug, Clone, Copy)]
pub struct Glyphs<'a> {
    codes: &'a [u8],
}

/// Characters that look alike although they are made of other pieces, a group between spaces.
const LOOK_ALIKE: &str = "末未 己已巳 人入八 土士工 力刀刃 日曰目白自 千干于 天夫无夭 大太犬尤 盐监 素索 疏琉 贫贪 域城 今令 网冈 曲典 崇祟 \
    戍戌戊 段假 率卒 导异 蒸燕 哀衰衷 又叉 木本术 要耍 王玉主 甲申由田 贝见 车东 牛午 毋母 户尸 困因 囚四 西酉 血皿 鸟乌 免兔 卯卵 \
    几儿九丸 且旦 开井 手毛 丰半 币巾 斤斥 爪瓜 亨享 赢羸 遂逐 幸辛 束柬 历厉 即既 管菅 盲育 仓仑 子孑 亚业 竞竟 弟第 风凤 丁了 \
    用甩 口囗 申甲 问间向 回面 示元 尺尽 代伐 化仕 北比 长氏 巨臣 古吉 全金 企全 合会 名各 交文 米来 糸系 里黑 每母";

impl<'a> Glyphs<'a> {
    /// Wraps the packed codes.
    #[must_use]
    pub const fn new(codes: &'a [u8]) -> Self {
        Self { codes }
    }

    /// How much alike the two look.
    #[must_use]
    pub fn likeness(self, a: char, b: char) -> Likeness {
        if LOOK_ALIKE.split(' ').any(|group| group.contains(a) && group.contains(b)) {
            return Likeness::Mistaken;
        }
        let (a, b) = (self.code(a), self.code(b));
        let pieces = a.len().max(b.len());
        match strsim::osa_distance(a, b) {
            _ if pieces == 0 => Likeness::None,
            0 => Likeness::Mistaken,
            1 if pieces == CODE => Likeness::Close,
            other if 2 * other <= pieces => Likeness::Some,
            _ => Likeness::None,
        }
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
    use super::Likeness;
    use crate::termbase::GLYPHS;

    #[test]
    fn characters_of_the_same_pieces_look_alike() {
        for (a, b) in
            [('捐', '损'), ('羞', '差'), ('字', '学'), ('护', '扩'), ('徽', '微'), ('末', '未')]
        {
            assert!(GLYPHS.likeness(a, b) > Likeness::None, "{a} {b}");
        }
        for (a, b) in
            [('格', '言'), ('荐', '理'), ('置', '位'), ('音', '言'), ('a', 'b'), ('特', '型')]
        {
            assert_eq!(GLYPHS.likeness(a, b), Likeness::None, "{a} {b}");
        }
    }
}
