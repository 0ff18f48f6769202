//! Rules on terms: which names a concept may have, and which names two concepts may share.

use std::collections::{BTreeMap, BTreeSet};

use super::{Entry, Violation};
use crate::concept::{Collection, Concept, LanguageSection, Term};
use crate::search::normalize::{Folding, normalize};

pub(super) fn terms_of_a_concept_differ(c: &Collection, found: &mut Vec<Violation>) {
    for concept in &c.concepts {
        for section in [&concept.zh, &concept.en] {
            let mut seen: Vec<(&str, Option<_>)> = vec![(&section.preferred, None)];
            for term in other_terms(section) {
                let label = (term.text.as_str(), term.region);
                let clashes = |&(text, region): &(&str, Option<_>)| {
                    text == label.0 && (region == label.1 || region.is_none() || label.1.is_none())
                };
                if seen.iter().any(clashes) {
                    found.push(Violation {
                        entry: Entry::Concept(concept.id.clone()),
                        rule: "distinct terms",
                        message: format!(
                            "`{}` is listed twice in one language and region",
                            label.0
                        ),
                        near: label.0.to_owned(),
                    });
                }
                seen.push(label);
            }
        }
    }
}

pub(super) fn rulings_are_on_names_of_the_concept(c: &Collection, found: &mut Vec<Violation>) {
    for concept in &c.concepts {
        for ruling in &concept.rulings {
            let listed = [&concept.zh, &concept.en].into_iter().any(|section| {
                section.preferred == ruling.term
                    || other_terms(section).any(|term| term.text == ruling.term)
            });
            if !listed {
                found.push(Violation {
                    entry: Entry::Concept(concept.id.clone()),
                    rule: "ruling",
                    message: format!(
                        "the ruling is on `{}`, which is no term of the concept",
                        ruling.term
                    ),
                    near: ruling.term.clone(),
                });
            }
        }
    }
}

pub(super) fn reasons_come_in_both_languages(c: &Collection, found: &mut Vec<Violation>) {
    for concept in &c.concepts {
        for section in [&concept.zh, &concept.en] {
            let deprecated_without_reason =
                |term: &&Term| term.reason_zh.is_none() || term.reason_en.is_none();
            let half_a_reason = |term: &&Term| term.reason_zh.is_some() != term.reason_en.is_some();
            let bad = section.deprecated.iter().filter(deprecated_without_reason);
            let others =
                section.admitted.iter().chain(&section.abbreviation).chain(&section.hidden);
            for term in bad.chain(others.filter(half_a_reason)) {
                found.push(Violation {
                    entry: Entry::Concept(concept.id.clone()),
                    rule: "reasons",
                    message: format!(
                        "`{}` needs its reason in both languages, reason_zh and reason_en",
                        term.text
                    ),
                    near: term.text.clone(),
                });
            }
        }
    }
}

/// Two concepts may share one of their own names only if each warns of the other; if it is the preferred
/// term of both in one language, a comparison must tell them apart.
pub(super) fn homographs_are_declared(
    c: &Collection,
    folding: Folding<'_>,
    found: &mut Vec<Violation>,
) {
    let mut owners: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    let mut preferred: BTreeMap<(usize, String), BTreeSet<usize>> = BTreeMap::new();
    for (index, concept) in c.concepts.iter().enumerate() {
        for (language, section) in [&concept.zh, &concept.en].into_iter().enumerate() {
            let normal = normalize(&section.preferred, folding);
            preferred.entry((language, normal.clone())).or_default().insert(index);
            owners.entry(normal).or_default().insert(index);
            for term in section.abbreviation.iter().chain(&section.admitted) {
                owners.entry(normalize(&term.text, folding)).or_default().insert(index);
            }
        }
    }
    for (name, concepts) in owners {
        for [a, b] in pairs(&concepts) {
            let (a, b) = (&c.concepts[a], &c.concepts[b]);
            if !(a.confusable.contains(&b.id) && b.confusable.contains(&a.id)) {
                report_homograph(
                    found,
                    a,
                    &name,
                    &format!("each must list the other, `{}`, as confusable", b.id),
                );
            }
        }
    }
    for ((_, name), concepts) in preferred {
        for [a, b] in pairs(&concepts) {
            let (a, b) = (&c.concepts[a], &c.concepts[b]);
            let compared = c
                .comparisons
                .iter()
                .any(|x| x.concepts.contains(&a.id) && x.concepts.contains(&b.id));
            if !compared {
                report_homograph(
                    found,
                    a,
                    &name,
                    &format!("a comparison with `{}` must tell them apart", b.id),
                );
            }
        }
    }
}

fn pairs(set: &BTreeSet<usize>) -> Vec<[usize; 2]> {
    let all: Vec<_> = set.iter().copied().collect();
    let mut pairs = Vec::new();
    for (i, &a) in all.iter().enumerate() {
        pairs.extend(all[i + 1..].iter().map(|&b| [a, b]));
    }
    pairs
}

fn report_homograph(found: &mut Vec<Violation>, concept: &Concept, name: &str, wanted: &str) {
    found.push(Violation {
        entry: Entry::Concept(concept.id.clone()),
        rule: "homograph",
        message: format!("the name `{name}` is shared by two concepts; {wanted}"),
        near: String::new(),
    });
}

fn other_terms(section: &LanguageSection) -> impl Iterator<Item = &Term> {
    section
        .abbreviation
        .iter()
        .chain(&section.admitted)
        .chain(&section.deprecated)
        .chain(&section.hidden)
}

#[cfg(test)]
mod tests {
    use crate::integrity::fixture::broken;

    #[test]
    fn a_term_is_listed_once() {
        let twice = broken(|c| {
            let preferred = c.concepts[0].en.preferred.clone();
            c.concepts[0].en.admitted[0].text = preferred;
        });
        assert_eq!(twice, ["distinct terms"]);
    }

    #[test]
    fn a_ruling_is_on_a_name_of_the_concept() {
        let ruled = |c: &mut crate::concept::Collection| {
            let concept = c.concepts.iter_mut().find(|concept| !concept.rulings.is_empty());
            concept.expect("a ruling in the fixture").rulings[0].term = "别的".into();
        };
        assert_eq!(broken(ruled), ["ruling"]);
    }

    #[test]
    fn a_deprecated_term_has_a_reason_in_both_languages() {
        let silent = |c: &mut crate::concept::Collection| {
            let concept = c.concepts.iter_mut().find(|concept| !concept.zh.deprecated.is_empty());
            concept.expect("a deprecated term in the fixture").zh.deprecated[0].reason_en = None;
        };
        assert_eq!(broken(silent), ["reasons"]);
    }

    #[test]
    fn a_shared_name_is_declared() {
        assert_eq!(
            broken(|c| c.concepts[0].en.admitted[0].text = "IN FERENCE".into()),
            ["homograph"]
        );
    }

    #[test]
    fn a_shared_preferred_term_has_a_comparison() {
        let undecided = |c: &mut crate::concept::Collection| {
            c.comparisons[0].concepts[1] = "large-model".into();
        };
        assert_eq!(broken(undecided), ["homograph"]);
    }
}
