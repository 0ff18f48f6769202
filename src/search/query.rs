//! A query, taken apart once for every step that looks at it.

use super::Evidence;
use super::distance::Shape;
use super::normalize::{Folding, has_han, normalize, plain, words};
use crate::pack::Status;
use crate::termbase::{LEXICON, Label, Termbase};

/// English words that a name can do without, and that neither begin nor end a part of one.
pub(super) const LINKING: [&str; 12] =
    ["a", "an", "the", "of", "from", "with", "and", "for", "to", "in", "by", "as"];

/// A query, or what is left of one.
pub(super) struct Query<'q> {
    /// As it was typed.
    pub(super) raw: &'q str,
    /// The same in simplified characters and ordinary letters, with its case and its spaces.
    pub(super) plain: String,
    pub(super) normal: String,
    pub(super) words: Vec<String>,
    pub(super) shape: Shape,
    pub(super) has_han: bool,
    pub(super) folding: Folding<'q>,
}

impl<'q> Query<'q> {
    pub(super) fn new(raw: &'q str, folding: Folding<'q>) -> Self {
        let normal = normalize(raw, folding);
        Self {
            raw,
            plain: plain(raw, folding),
            words: words(raw, folding),
            shape: Shape::of(&normal),
            has_han: has_han(&normal),
            normal,
            folding,
        }
    }

    pub(super) fn length(&self) -> usize {
        usize::from(self.shape.length)
    }

    /// Whether it is a word of everyday language, or several of them in Latin letters. Such a query is no
    /// slip.
    pub(super) fn is_everyday(&self) -> bool {
        LEXICON.knows(&self.normal)
            || (!self.has_han && self.words.iter().all(|word| LEXICON.knows(word)))
    }
}

/// A name that a query may mean.
#[derive(Debug, Clone, Copy)]
pub(super) struct Candidate<'t> {
    pub(super) label: Label<'t>,
    pub(super) by: Evidence,
    /// From 0 to 1; from [`super::lookup::THRESHOLD`] on it can be an answer.
    pub(super) score: f64,
}

/// A name that is shown as a name of its concept. A hidden one is a misspelling or a nickname itself, and
/// one to avoid belongs elsewhere: what is merely like them is too far away.
pub(super) fn is_shown(label: &Label<'_>) -> bool {
    matches!(label.place.status, Status::Preferred | Status::Abbreviation | Status::Admitted)
}

/// A shown name, or one that is only searched for: 炼丹. One to avoid belongs elsewhere.
pub(super) fn is_searched(label: &Label<'_>) -> bool {
    is_shown(label) || label.place.status == Status::Hidden
}

/// The shown names whose shape passes the filter.
pub(super) fn shown_labels<'t>(
    termbase: &Termbase<'t>,
    passes: impl Fn(Shape) -> bool,
) -> impl Iterator<Item = Label<'t>> {
    (0..termbase.labels())
        .filter(move |&position| passes(termbase.shape(position)))
        .map(|position| termbase.label(position))
        .filter(is_shown)
}

/// Of a whole, the share that is left when so much is wrong.
pub(super) fn share_right(wrong: usize, whole: usize) -> f64 {
    let number = |count: usize| f64::from(u16::try_from(count).unwrap_or(u16::MAX));
    (1.0 - number(wrong) / number(whole.max(1))).max(0.0)
}

/// The little words of a Chinese sentence, which are in hardly any name.
const LITTLE_WORDS: &str = "的了是不这那我你他她它们吗呢吧啊就和与在有也都很把被让给之而且或其为";

/// A longer name with a little word for one of its characters is hardly a piece of a sentence.
const LONGEST_PIECE: usize = 2;

/// Whether the query has a little word that the name has not: then it is a piece of a sentence, and 对其
/// is no slip for 对齐.
pub(super) fn is_piece_of_sentence(query: &str, name: &str) -> bool {
    query.chars().count() <= LONGEST_PIECE
        && query.chars().any(|c| LITTLE_WORDS.contains(c) && !name.contains(c))
}

/// Whether two characters in a row are a word that the name does not have: 方向传播, 推荐模型.
pub(super) fn makes_word(query: &str, name: &str) -> bool {
    let characters: Vec<char> = query.chars().collect();
    let pairs = characters.windows(2).map(|pair| pair.iter().collect::<String>());
    pairs.into_iter().any(|pair| !name.contains(&pair) && LEXICON.knows(&pair))
}
