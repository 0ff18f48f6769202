//! Misspelt queries: which may be corrected, and to what.
//!
//! The limits err on the side of refusal. A user who is told something wrong stops trusting the tool.

use super::distance::Shape;
use super::normalize::is_han;
use super::{Evidence, Hit, lookup};
use crate::termbase::{Label, Termbase};

/// A Latin name of fewer letters is corrected only by an adjacent swap: lore is no `LoRA`.
const SHORTEST_LATIN: usize = 5;

/// A Chinese name of fewer characters is not corrected by shape: 大模特 is no 大模型.
const SHORTEST_HAN: usize = 4;

/// A corrected hit scores at most this, so that it never passes for a listed name.
const BEST_SCORE: f64 = 0.95;

/// First words and characters that turn a term into another: correcting one into another would answer
/// the opposite of what was asked.
const MARKERS: &[&str] = &[
    "un", "self", "semi", "weakly", "non", "on", "off", "pre", "post", "in", "out", "uni", "multi",
    "single", "zero", "one", "few", "many", "small", "large", "over", "under", "top", "de", "re",
    "inter", "intra", "hyper", "有", "无", "非", "半", "自", "弱", "强", "全", "多", "单", "零",
    "少", "小", "大", "前", "后", "预", "内", "外", "上", "下", "正", "反", "高", "低", "长", "短",
    "软", "硬", "同", "异", "超", "微",
];

/// The concept that a misspelt query clearly means.
pub(super) fn corrected(termbase: &Termbase<'_>, query: &str) -> Option<Vec<Hit>> {
    let shape = Shape::of(query);
    let allowed = allowed_edits(usize::from(shape.length));
    let mut best = allowed + 1;
    let mut nearest: Vec<Label<'_>> = Vec::new();
    for position in 0..termbase.labels() {
        if !termbase.shape(position).may_be_within(shape, best.min(allowed)) {
            continue;
        }
        let label = termbase.label(position);
        let distance = strsim::osa_distance(query, label.normal);
        if distance == 0
            || distance > best.min(allowed)
            || !may_correct(query, label.normal, distance)
        {
            continue;
        }
        if distance < best {
            best = distance;
            nearest.clear();
        }
        nearest.push(label);
    }
    let name = nearest.first()?.normal;
    let one_name = nearest.iter().all(|label| label.normal == name);
    let senses = lookup::senses(nearest);
    // Two concepts are equally near: unless they share the very name, nobody can say which was meant.
    if !one_name && senses.len() > 1 {
        return None;
    }
    let score = score(best, usize::from(shape.length));
    Some(senses.into_iter().map(|label| label.hit(Evidence::Spelling, score)).collect())
}

/// One slip in a short name, two in a long one, three in a very long one.
fn allowed_edits(length: usize) -> usize {
    match length {
        0..=7 => 1,
        8..=15 => 2,
        _ => 3,
    }
}

/// The share of the query that was right.
fn score(distance: usize, length: usize) -> f64 {
    let wrong = u16::try_from(distance).unwrap_or(u16::MAX);
    let length = u16::try_from(length.max(1)).unwrap_or(u16::MAX);
    (1.0 - f64::from(wrong) / f64::from(length)).clamp(0.0, BEST_SCORE)
}

/// Whether a query so far from a name may be taken for it.
fn may_correct(query: &str, name: &str, distance: usize) -> bool {
    digits(query) == digits(name)
        && long_enough(query, name, distance)
        && !crosses_markers(query, name, distance)
}

/// Digits and dots are facts: GPT-9 is no GPT-6.
fn digits(text: &str) -> Vec<char> {
    text.chars().filter(|c| c.is_numeric() || *c == '.').collect()
}

fn long_enough(query: &str, name: &str, distance: usize) -> bool {
    let han = name.chars().filter(|&c| is_han(c)).count();
    if han > 0 {
        // Two slips need a long name to be recognized through them.
        return han >= SHORTEST_HAN && distance <= han / SHORTEST_HAN;
    }
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    letters >= SHORTEST_LATIN || is_swap(query, name, distance)
}

/// Whether the two differ by two neighbouring characters in each other's place.
fn is_swap(query: &str, name: &str, distance: usize) -> bool {
    let sorted = |text: &str| {
        let mut chars: Vec<char> = text.chars().collect();
        chars.sort_unstable();
        chars
    };
    distance == 1 && sorted(query) == sorted(name)
}

/// Whether query and name differ in a marker: semi-supervised and self-supervised, 半监督 and 无监督.
fn crosses_markers(query: &str, name: &str, distance: usize) -> bool {
    let parts = |text: &str| -> Vec<(String, String)> {
        let marked =
            MARKERS.iter().filter_map(|marker| Some((*marker, text.strip_prefix(marker)?)));
        let plain = std::iter::once(("", text));
        marked.chain(plain).map(|(marker, rest)| (marker.to_owned(), rest.to_owned())).collect()
    };
    let (queries, names) = (parts(query), parts(name));
    queries.iter().any(|(query_marker, query_rest)| {
        names.iter().any(|(name_marker, name_rest)| {
            query_marker != name_marker && strsim::osa_distance(query_rest, name_rest) < distance
        })
    })
}

#[cfg(test)]
mod tests {
    use super::may_correct;

    fn may(query: &str, name: &str) -> bool {
        may_correct(query, name, strsim::osa_distance(query, name))
    }

    #[test]
    fn a_slip_in_a_long_name_may_be_corrected() {
        for (query, name) in [
            ("transformr", "transformer"),
            ("rhlf", "rlhf"),
            ("涌现能利", "涌现能力"),
            ("大语言摸型", "大语言模型"),
            ("nformationretrieval", "informationretrieval"),
        ] {
            assert!(may(query, name), "{query} {name}");
        }
    }

    #[test]
    fn a_short_name_is_not_guessed() {
        for (query, name) in [
            ("lore", "lora"),
            ("大模特", "大模型"),
            ("泛滥", "泛化"),
            ("微信", "微调"),
            ("ktp", "kto"),
        ] {
            assert!(!may(query, name), "{query} {name}");
        }
    }

    #[test]
    fn a_digit_is_not_corrected() {
        for (query, name) in
            [("gpt9", "gpt4"), ("chatglm7b", "chatglm6b"), ("gpt35", "gpt3.5"), ("gpt", "gpt2")]
        {
            assert!(!may(query, name), "{query} {name}");
        }
    }

    #[test]
    fn an_opposite_is_not_a_misspelling() {
        for (query, name) in [
            ("semisupervisedlearning", "selfsupervisedlearning"),
            ("supervisedlearning", "unsupervisedlearning"),
            ("offpolicy", "onpolicy"),
            ("半监督学习", "无监督学习"),
            ("小语言模型", "大语言模型"),
            ("posttraining", "pretraining"),
        ] {
            assert!(!may(query, name), "{query} {name}");
        }
    }
}
