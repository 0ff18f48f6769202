//! What lies above a concept.

use std::collections::{BTreeMap, VecDeque};

use serde::Serialize;

use crate::pack::Record;
use crate::termbase::Termbase;

/// A step upwards in the hierarchy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Link {
    /// It is a kind of the other.
    Broader,
    /// It is a part of the other.
    Part,
    /// It is an instance of the other.
    Instance,
}

/// Everything above a concept: by which step it was reached, from where, and in how many steps.
pub(crate) type Ascent = BTreeMap<u32, (u32, Link, usize)>;

/// Everything above a concept, nearest first reached.
pub(crate) fn ascent(termbase: &Termbase<'_>, from: u32) -> Ascent {
    let mut reached = Ascent::new();
    let mut open = VecDeque::from([(from, 0)]);
    while let Some((here, steps)) = open.pop_front() {
        let Record { concept, .. } = termbase.record(here);
        let lists = [
            (concept.broader, Link::Broader),
            (concept.instance_of, Link::Instance),
            (concept.part_of, Link::Part),
        ];
        for (ids, link) in lists {
            for above in ids.iter().filter_map(|id| termbase.position(id)) {
                if above != from && !reached.contains_key(&above) {
                    reached.insert(above, (here, link, steps + 1));
                    open.push_back((above, steps + 1));
                }
            }
        }
    }
    reached
}
