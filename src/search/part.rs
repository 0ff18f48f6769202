//! A part of a name that belongs to one concept only: 检索增强, `low-rank`.
//!
//! In both languages what stands in front makes a name special, so a part must have it: 人工智能法 is more
//! than 欧盟人工智能法, `language modeling` more than `masked language modeling`.

use std::collections::BTreeSet;

use super::Evidence;
use super::chinese::is_qualifier;
use super::normalize::{has_han, holds, words};
use super::query::{Candidate, LINKING, Query, is_shown, share_right};
use crate::hierarchy::ascent;
use crate::pack::Status;
use crate::termbase::{Label, Termbase};

/// A part says nothing if it is shorter: so many Chinese characters …
const SHORTEST_HAN: usize = 4;
/// … or letters.
const SHORTEST_LATIN: usize = 5;

/// Subjects of their own from which a name is made: 软件工程智能体, `Monte Carlo tree search`. Testers found
/// them; nothing tells them from 参数高效, which is half of a name only.
const SUBJECTS: [&str; 7] =
    ["软件工程", "角色扮演", "负载平衡", "负载均衡", "马尔科夫", "马尔可夫", "montecarlo"];

/// The part is at least so much of the name.
const LEAST_SHARE: f64 = 0.5;

/// A part that is all of the name but a little scores up to this much more than the threshold.
const LEAST: f64 = 0.7;
const MOST: f64 = 0.15;

/// What stands with 大 and 小 in 大型 and 大规模.
const OF_SIZE: &str = "型规模";

/// The concept whose names hold the query.
pub(super) fn candidates<'t>(termbase: &Termbase<'t>, query: &Query<'_>) -> Vec<Candidate<'t>> {
    if !is_distinctive(query) {
        return Vec::new();
    }
    let owners: Vec<Label<'t>> = (0..termbase.labels())
        .filter(|&label| termbase.shape(label).can_hold(query.shape))
        .map(|label| termbase.label(label))
        .filter(|label| label.place.status != Status::Identifier)
        .filter(|label| is_part(query, label))
        .collect();
    let concepts: BTreeSet<u32> = owners.iter().map(|label| label.concept).collect();
    let Some(owner) = the_one_meant(termbase, &concepts) else {
        return Vec::new();
    };
    owners
        .into_iter()
        .filter(|label| label.concept == owner && is_shown(label) && has_front(query, label))
        .filter_map(|label| candidate(query, label))
        .collect()
}

fn candidate<'t>(query: &Query<'_>, label: Label<'t>) -> Option<Candidate<'t>> {
    let whole = label.normal.chars().count();
    let share = share_right(whole - query.length(), whole);
    // What is left out of a version is the version (GPT is not GPT-4), and what is left out of a kind
    // is what makes it one (视觉模型, 视觉大模型).
    let left_out = label.normal.replacen(&query.normal, "", 1);
    let is_kind = left_out.chars().all(|c| is_qualifier(c) || OF_SIZE.contains(c));
    let is_version = left_out.contains(|c: char| c.is_ascii_digit());
    (share >= LEAST_SHARE && !is_kind && !is_version).then_some(Candidate {
        label,
        by: Evidence::Part,
        score: LEAST + MOST * share,
    })
}

/// Everyday words say nothing of a name that holds them, and nor do its little words.
fn is_distinctive(query: &Query<'_>) -> bool {
    let at_end = |word: Option<&String>| word.is_some_and(|word| LINKING.contains(&word.as_str()));
    if SUBJECTS.contains(&query.normal.as_str()) {
        return false;
    }
    if query.has_han {
        return query.length() >= SHORTEST_HAN && !query.is_everyday();
    }
    // A single word is a name of something else: DeepSpeed is more than DeepSpeed ZeRO.
    query.words.len() > 1
        && query.normal.len() >= SHORTEST_LATIN
        && !at_end(query.words.first())
        && !at_end(query.words.last())
}

fn is_part(query: &Query<'_>, label: &Label<'_>) -> bool {
    if query.has_han && query.words.len() == 1 {
        return label.normal.contains(&query.normal);
    }
    has_han(label.normal) == query.has_han
        && holds(&words(label.written, query.folding), &query.words)
}

/// Whether nothing is left out in front of the part, or only the head of `feedback from people`.
fn has_front(query: &Query<'_>, label: &Label<'_>) -> bool {
    if label.normal.starts_with(&query.normal) {
        return true;
    }
    let name = words(label.written, query.folding);
    let at = name.windows(query.words.len()).position(|words| words == query.words);
    at.is_some_and(|at| at > 0 && LINKING.contains(&name[at - 1].as_str()))
}

/// The only owner, or the one that all the others lie below.
fn the_one_meant(termbase: &Termbase<'_>, concepts: &BTreeSet<u32>) -> Option<u32> {
    let mut above_all = concepts.iter().filter(|&&candidate| {
        concepts
            .iter()
            .all(|&other| other == candidate || ascent(termbase, other).contains_key(&candidate))
    });
    above_all.next().copied()
}
