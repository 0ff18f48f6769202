//! Rules on what stands above what.

use std::collections::{BTreeMap, BTreeSet};

use super::{Entry, Violation};
use crate::concept::{Collection, Concept, Kind};

/// Identifiers of the concepts directly above: generic, partitive and instantial.
fn above(concept: &Concept) -> impl Iterator<Item = &str> {
    concept.broader.iter().chain(&concept.part_of).chain(&concept.instance_of).map(String::as_str)
}

/// Identifiers of everything above, however far.
fn ancestors<'a>(id: &'a str, concepts: &BTreeMap<&'a str, &'a Concept>) -> BTreeSet<&'a str> {
    let mut reached = BTreeSet::new();
    let mut open = vec![id];
    while let Some(id) = open.pop() {
        let parents = concepts.get(id).into_iter().flat_map(|concept| above(concept));
        open.extend(parents.filter(|parent| reached.insert(*parent)));
    }
    reached
}

fn by_id(c: &Collection) -> BTreeMap<&str, &Concept> {
    c.concepts.iter().map(|concept| (concept.id.as_str(), concept)).collect()
}

pub(super) fn only_roots_have_nothing_above(c: &Collection, found: &mut Vec<Violation>) {
    for concept in &c.concepts {
        let stands_alone = above(concept).next().is_none();
        // An organization, a law, a standard or a published collection of data is its own beginning.
        let exempt = matches!(
            concept.kind,
            Kind::Organization | Kind::Law | Kind::Standard | Kind::Benchmark | Kind::Dataset
        );
        let message = match (stands_alone, concept.root) {
            (true, false) if !exempt => {
                "say what is above it (broader, part_of, instance_of), or root = true"
            }
            (false, true) => "a root has nothing above it",
            _ => continue,
        };
        found.push(Violation {
            entry: Entry::Concept(concept.id.clone()),
            rule: "roots",
            message: message.into(),
            near: "root".into(),
        });
    }
}

pub(super) fn the_hierarchy_has_no_cycle(c: &Collection, found: &mut Vec<Violation>) {
    let concepts = by_id(c);
    for concept in &c.concepts {
        if ancestors(&concept.id, &concepts).contains(concept.id.as_str()) {
            found.push(Violation {
                entry: Entry::Concept(concept.id.clone()),
                rule: "cycle",
                message: "the concept stands above itself, through broader, part_of or instance_of"
                    .into(),
                near: "broader".into(),
            });
        }
    }
}

pub(super) fn related_concepts_are_not_ancestors(c: &Collection, found: &mut Vec<Violation>) {
    let concepts = by_id(c);
    for concept in &c.concepts {
        let above = ancestors(&concept.id, &concepts);
        for id in &concept.related {
            let below = ancestors(id, &concepts).contains(concept.id.as_str());
            if above.contains(id.as_str()) || below {
                found.push(Violation {
                    entry: Entry::Concept(concept.id.clone()),
                    rule: "related",
                    message: format!(
                        "`{id}` stands above or below the concept, so it is not also related"
                    ),
                    near: id.clone(),
                });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::integrity::fixture::broken;

    #[test]
    fn a_concept_without_anything_above_says_that_it_is_a_root() {
        let orphan = |c: &mut crate::concept::Collection| {
            let root = c.concepts.iter_mut().find(|concept| concept.root);
            root.expect("a root in the fixture").root = false;
        };
        assert_eq!(broken(orphan), ["roots"]);
    }

    #[test]
    fn a_root_has_nothing_above_it() {
        assert_eq!(
            broken(|c| c
                .concepts
                .iter_mut()
                .filter(|x| !x.broader.is_empty())
                .for_each(|x| x.root = true)),
            ["roots"]
        );
    }

    #[test]
    fn nothing_stands_above_itself() {
        let circle = |c: &mut crate::concept::Collection| {
            let child =
                c.concepts.iter().position(|concept| !concept.broader.is_empty()).expect("a child");
            let (parent_id, child_id) =
                (c.concepts[child].broader[0].clone(), c.concepts[child].id.clone());
            let parent =
                c.concepts.iter_mut().find(|concept| concept.id == parent_id).expect("the parent");
            parent.root = false;
            parent.part_of.push(child_id);
        };
        assert!(broken(circle).contains(&"cycle"));
    }

    #[test]
    fn a_related_concept_is_no_ancestor() {
        let both = |c: &mut crate::concept::Collection| {
            let child =
                c.concepts.iter_mut().find(|concept| !concept.broader.is_empty()).expect("a child");
            let parent = child.broader[0].clone();
            child.related.push(parent);
        };
        assert_eq!(broken(both), ["related"]);
    }
}
