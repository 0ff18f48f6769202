//! Lines no wider than wanted. Chinese breaks between characters, but never before a closing or after an
//! opening mark (UAX 14); Latin words, numbers and addresses are not broken.

use unicode_linebreak::linebreaks;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::document::{Line, Span};

/// Width in cells for wrapping: characters of ambiguous width count as two, as some terminals draw them.
pub(super) fn width(text: &str) -> usize {
    text.chars().map(cells).sum()
}

fn cells(c: char) -> usize {
    match c {
        ' '..='~' => 1,
        // Chinese characters and marks, the bulk of Chinese text; then letters with accents, Greek and
        // Cyrillic letters: the standard calls many of them ambiguous, the table in use all of them narrow.
        '\u{3001}'..='\u{3020}'
        | '\u{4e00}'..='\u{9fff}'
        | '\u{ff01}'..='\u{ff60}'
        | '\u{a1}'..='\u{24f}'
        | '\u{370}'..='\u{4ff}' => 2,
        _ => c.width_cjk().unwrap_or(0),
    }
}

/// Whether every terminal draws the text equally wide.
pub(super) fn width_is_certain(text: &str) -> bool {
    text.width() == width(text)
}

/// The widest piece that cannot be broken.
pub(super) fn widest_word(line: &Line) -> usize {
    let text = line.text();
    pieces(&text).map(|piece| width(piece.trim_end())).max().unwrap_or(0)
}

/// Breaks a line into lines of at most `columns` cells. Only a word that is longer stands alone and is
/// wider.
pub(super) fn wrap(line: &Line, columns: usize) -> Vec<Line> {
    let text = line.text();
    let mut lines = Vec::new();
    let (mut start, mut end, mut taken) = (0, 0, 0);
    for piece in pieces(&text) {
        let (wide, spaces) = (width(piece), piece.len() - piece.trim_end_matches(' ').len());
        if end > start && taken + wide - spaces > columns {
            lines.push(slice(line, start, start + text[start..end].trim_end().len()));
            (start, taken) = (end, 0);
        }
        end += piece.len();
        taken += wide;
    }
    lines.push(slice(line, start, start + text[start..].trim_end().len()));
    lines
}

/// The text, cut wherever a line may end.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let mut start = 0;
    breaks(text).into_iter().map(move |at| {
        let piece = &text[start..at];
        start = at;
        piece
    })
}

/// The bytes before which a line may end, the end of the text included.
fn breaks(text: &str) -> Vec<usize> {
    let of_standard = linebreaks(text)
        .map(|(at, _)| at)
        .filter(|&at| at == text.len() || is_wide_or_space(&text[..at], &text[at..]));
    let mut breaks: Vec<usize> = of_standard.collect();
    // The standard has since allowed a break between a Latin letter and a full-width opening bracket;
    // the table in use is older. It also binds a slash to what stands before the space; between two
    // languages it is a word.
    let opening = text.match_indices(FULL_WIDTH_OPENING).map(|(at, _)| at);
    let opening = opening.filter(|&at| text[..at].ends_with(|c: char| c.is_ascii_alphanumeric()));
    let more: Vec<usize> = opening.chain(text.match_indices(" /").map(|(at, _)| at + 1)).collect();
    if !more.is_empty() {
        breaks.extend(more);
        breaks.sort_unstable();
        breaks.dedup();
    }
    breaks
}

const FULL_WIDTH_OPENING: [char; 7] = ['（', '《', '「', '『', '【', '〈', '〔'];

/// UAX 14 would also break a compound word after its hyphen and an address after its slashes.
fn is_wide_or_space(before: &str, after: &str) -> bool {
    let wide = |c: Option<char>| c.is_some_and(|c| c.is_whitespace() || c.width_cjk() == Some(2));
    wide(before.chars().next_back()) || wide(after.chars().next())
}

/// The part of a line between two bytes of its text, its kinds of text kept.
fn slice(line: &Line, from: usize, to: usize) -> Line {
    let mut spans = Vec::new();
    let mut at = 0;
    for span in &line.spans {
        let (start, end) =
            (from.clamp(at, at + span.text.len()), to.clamp(at, at + span.text.len()));
        if start < end {
            let text = span.text[start - at..end - at].to_owned();
            spans.push(Span { text, role: span.role, link: span.link.clone() });
        }
        at += span.text.len();
    }
    Line { spans }
}

#[cfg(test)]
mod tests {
    use super::{width, wrap};
    use crate::document::{Line, Role};

    fn wrapped(text: &str, columns: usize) -> Vec<String> {
        wrap(&Line::plain(text), columns).iter().map(Line::text).collect()
    }

    #[test]
    fn chinese_marks_stay_with_their_text() {
        let text = "涌现能力（emergent abilities）指小模型没有、大模型才有的能力；见“缩放定律”。";
        for columns in 20..60 {
            let lines = wrapped(text, columns);
            for line in &lines {
                assert!(width(line) <= columns, "{columns}: {line}");
                assert!(!line.starts_with(['）', '；', '、', '。', '”']), "{line}");
                assert!(!line.ends_with(['（', '“']), "{line}");
            }
            assert_eq!(lines.concat().replace(' ', ""), text.replace(' ', ""));
        }
    }

    #[test]
    fn a_latin_word_is_not_broken() {
        assert_eq!(
            wrapped("see https://arxiv.org/abs/1706.03762 now", 10),
            ["see", "https://arxiv.org/abs/1706.03762", "now"]
        );
        assert_eq!(wrapped("a DALL-E image", 8), ["a DALL-E", "image"]);
    }

    #[test]
    fn kinds_of_text_survive_the_break() {
        let line = Line::of("大模型", Role::Name).and("是模型", Role::Plain);
        let lines = wrap(&line, 8);
        assert_eq!(lines.len(), 2);
        assert_eq!(lines[0].spans[0].role, Role::Name);
        assert_eq!(lines[0].spans[1].role, Role::Plain);
    }
}
