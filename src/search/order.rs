//! The words of a name in another order: 网络神经, `expert mixture`, `reinforcement learning human
//! feedback`.

use super::Evidence;
use super::distance::Shape;
use super::normalize::{has_han, words};
use super::query::{Candidate, LINKING, Query, shown_labels};
use crate::termbase::{Label, Termbase};

const SCORE: f64 = 0.85;

/// So many letters more a name may have for its linking words.
const MOST_LINKING_LETTERS: u16 = 12;

/// The smallest block of Chinese characters that changes its place.
const BLOCK: usize = 2;

/// The names that have the words of the query, but not in its order.
pub(super) fn candidates<'t>(termbase: &Termbase<'t>, query: &Query<'_>) -> Vec<Candidate<'t>> {
    let candidate = |label| Candidate { label, by: Evidence::Words, score: SCORE };
    if let [only] = &query.words[..] {
        if !has_han(only) {
            return Vec::new();
        }
        let is_moved = |label: &Label<'_>| is_moved(&query.normal, label.normal);
        return shown_labels(termbase, |shape| shape == query.shape)
            .filter(is_moved)
            .map(candidate)
            .collect();
    }
    let own = content(&query.words);
    if own.len() < 2 {
        return Vec::new();
    }
    let shape = Shape::of(&own.concat());
    let may_hold =
        |label: Shape| label.can_hold(shape) && label.length - shape.length <= MOST_LINKING_LETTERS;
    shown_labels(termbase, may_hold)
        .filter(|label| content(&words(label.written, query.folding)) == own)
        .map(candidate)
        .collect()
}

/// The words that carry the meaning, sorted, in the singular.
fn content(words: &[String]) -> Vec<&str> {
    let singular = |word: &'_ str| -> usize {
        let is_plural = word.len() > 3 && word.ends_with('s') && !word.ends_with("ss");
        if is_plural { word.len() - 1 } else { word.len() }
    };
    let mut content: Vec<&str> = words
        .iter()
        .map(String::as_str)
        .filter(|word| !LINKING.contains(word))
        .map(|word| &word[..singular(word)])
        .collect();
    content.sort_unstable();
    content
}

/// Whether two neighbouring blocks of the name have changed places in the query.
fn is_moved(query: &str, name: &str) -> bool {
    let (query, name): (Vec<char>, Vec<char>) = (query.chars().collect(), name.chars().collect());
    let length = name.len();
    query.len() == length
        && (0..length).any(|start| {
            (start + BLOCK..length).any(|middle| {
                (middle + BLOCK..=length).any(|end| {
                    query[..start] == name[..start]
                        && query[end..] == name[end..]
                        && query[start..end] == [&name[middle..end], &name[start..middle]].concat()
                })
            })
        })
}

#[cfg(test)]
mod tests {
    use super::is_moved;

    #[test]
    fn blocks_of_two_and_more_change_places() {
        assert!(is_moved("网络神经", "神经网络") && is_moved("增强检索生成", "检索增强生成"));
        assert!(!is_moved("大言语模型", "大语言模型") && !is_moved("神经网络", "神经网络"));
    }
}
