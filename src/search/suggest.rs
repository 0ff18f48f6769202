//! What may have been meant when nothing was found. Suggestions may be bold: nothing is answered by them.

use std::collections::BTreeMap;

use super::distance::Shape;
use super::lookup::MOST_SUGGESTIONS;
use crate::pack::Status;
use crate::termbase::{Label, Termbase};

/// A name that shares so few characters with the query is no suggestion.
const SHORTEST_SHARED: u16 = 2;

/// How a name comes to be suggested, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Ground {
    /// It differs by so many edits.
    Near(usize),
    /// It holds the query or is held by it; so many characters are left over.
    Overlaps(u16),
}

/// The concepts that may have been meant, best first.
pub(super) fn suggestions(termbase: &Termbase<'_>, query: &str) -> Vec<u32> {
    let shape = Shape::of(query);
    let mut grounds: BTreeMap<u32, Ground> = BTreeMap::new();
    for position in 0..termbase.labels() {
        let label_shape = termbase.shape(position);
        if !worth_a_look(shape, label_shape) {
            continue;
        }
        let label = termbase.label(position);
        if let Some(ground) = ground(query, shape, label, label_shape) {
            let best = grounds.entry(label.concept).or_insert(ground);
            *best = ground.min(*best);
        }
    }
    let mut ranked: Vec<(Ground, u32)> =
        grounds.into_iter().map(|(concept, ground)| (ground, concept)).collect();
    ranked.sort_unstable();
    ranked.into_iter().map(|(_, concept)| concept).take(MOST_SUGGESTIONS).collect()
}

/// The cheap test that most names fail.
fn worth_a_look(query: Shape, label: Shape) -> bool {
    query.may_be_within(label, most_edits(query)) || label.can_hold(query) || query.can_hold(label)
}

/// A third of the characters may be wrong, and one in a short query.
fn most_edits(query: Shape) -> usize {
    usize::from(query.length / 3).max(1)
}

fn ground(query: &str, query_shape: Shape, label: Label<'_>, label_shape: Shape) -> Option<Ground> {
    if label.place.status == Status::Hidden {
        return None;
    }
    let shorter = query_shape.length.min(label_shape.length);
    if shorter >= SHORTEST_SHARED && (label.normal.contains(query) || query.contains(label.normal))
    {
        return Some(Ground::Overlaps(query_shape.length.abs_diff(label_shape.length)));
    }
    if shorter <= SHORTEST_SHARED {
        return None;
    }
    let distance = strsim::osa_distance(query, label.normal);
    (distance <= most_edits(query_shape)).then_some(Ground::Near(distance))
}
