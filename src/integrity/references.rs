//! Rules on identifiers that point at other entries.

use std::collections::BTreeSet;

use super::{Entry, Violation};
use crate::concept::{Collection, Concept, Kind, Term};

pub(super) fn references_resolve(c: &Collection, found: &mut Vec<Violation>) {
    let concepts: BTreeSet<&str> = c.concepts.iter().map(|x| x.id.as_str()).collect();
    let sources: BTreeSet<&str> = c.sources.iter().map(|x| x.id.as_str()).collect();
    let fields: BTreeSet<&str> = c.subject_fields.iter().map(|x| x.id.as_str()).collect();
    let aspects: BTreeSet<&str> = c.aspects.iter().map(|x| x.id.as_str()).collect();
    let stages: BTreeSet<&str> = c.stages.iter().map(|x| x.id.as_str()).collect();

    let mut check = |entry: Entry, what: &str, known: &BTreeSet<&str>, id: &str| {
        if !known.contains(id) {
            let message = format!("there is no {what} `{id}`");
            found.push(Violation { entry, rule: "references", message, near: format!("\"{id}\"") });
        }
    };
    for concept in &c.concepts {
        let entry = || Entry::Concept(concept.id.clone());
        check(entry(), "subject field", &fields, &concept.subject_field);
        for id in concept_references(concept) {
            check(entry(), "concept", &concepts, id);
        }
        for id in source_references(concept) {
            check(entry(), "source", &sources, id);
        }
        for id in concept.aspects.keys() {
            check(entry(), "aspect", &aspects, id);
        }
    }
    for (index, comparison) in c.comparisons.iter().enumerate() {
        let entry = || Entry::Comparison(index, comparison.concepts.clone());
        for id in &comparison.concepts {
            check(entry(), "concept", &concepts, id);
        }
        for id in &comparison.sources {
            check(entry(), "source", &sources, id);
        }
    }
    for stage in &c.stages {
        if let Some(whole) = &stage.part_of {
            check(Entry::Stage(stage.id.clone()), "stage", &stages, whole);
        }
    }
}

/// Identifiers of concepts anywhere in the entry.
fn concept_references(concept: &Concept) -> Vec<&str> {
    let lists = [
        &concept.broader,
        &concept.part_of,
        &concept.instance_of,
        &concept.related,
        &concept.confusable,
        &concept.developer,
    ];
    let mut ids: Vec<&str> = lists.into_iter().flatten().map(String::as_str).collect();
    ids.extend(concept.history.iter().flat_map(|note| &note.also).map(String::as_str));
    for section in [&concept.zh, &concept.en] {
        for list in [&section.abbreviation, &section.admitted, &section.deprecated, &section.hidden]
        {
            ids.extend(list.iter().filter_map(|term: &Term| term.instead.as_deref()));
        }
    }
    ids
}

/// Identifiers of sources anywhere in the entry.
pub(super) fn source_references(concept: &Concept) -> Vec<&str> {
    let mut ids: Vec<&str> = concept.sources.iter().map(String::as_str).collect();
    ids.extend(concept.history.iter().map(|note| note.source.as_str()));
    ids.extend(concept.rulings.iter().map(|ruling| ruling.source.as_str()));
    ids.extend(concept.aspects.values().filter_map(|answer| answer.source.as_deref()));
    ids
}

pub(super) fn nothing_refers_to_itself(c: &Collection, found: &mut Vec<Violation>) {
    for concept in &c.concepts {
        if concept_references(concept).contains(&concept.id.as_str()) {
            found.push(Violation {
                entry: Entry::Concept(concept.id.clone()),
                rule: "self-reference",
                message: "the entry refers to itself".into(),
                near: String::new(),
            });
        }
    }
}

pub(super) fn developers_are_organizations(c: &Collection, found: &mut Vec<Violation>) {
    let is_other = |id: &&String| {
        c.concepts.iter().any(|concept| concept.id == **id && concept.kind != Kind::Organization)
    };
    for concept in &c.concepts {
        for id in concept.developer.iter().filter(is_other) {
            found.push(Violation {
                entry: Entry::Concept(concept.id.clone()),
                rule: "developer",
                message: format!("the developer `{id}` is not an organization"),
                near: id.clone(),
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::integrity::fixture::broken;

    #[test]
    fn a_reference_leads_somewhere() {
        assert_eq!(broken(|c| c.concepts[0].related.push("nowhere".into())), ["references"]);
        assert_eq!(broken(|c| c.concepts[0].subject_field = "nowhere".into()), ["references"]);
        assert_eq!(broken(|c| c.comparisons[0].sources.push("nowhere".into())), ["references"]);
        assert!(broken(|c| c.stages[3].part_of = Some("nowhere".into())).contains(&"references"));
    }

    #[test]
    fn an_entry_does_not_refer_to_itself() {
        let own = |c: &mut crate::concept::Collection| {
            let id = c.concepts[0].id.clone();
            c.concepts[0].confusable.push(id);
        };
        assert_eq!(broken(own), ["self-reference"]);
    }

    #[test]
    fn a_developer_is_an_organization() {
        assert_eq!(broken(|c| c.concepts[0].developer.push("large-model".into())), ["developer"]);
    }
}
