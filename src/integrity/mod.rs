//! The rules that the data must keep. Each rule is one function with a test on the smallest bad example.
//!
//! `build.rs` runs them, so data that breaks a rule does not compile. Also compiled by `build.rs`.

mod comparisons;
mod entries;
mod hierarchy;
mod names;
mod references;
mod sources;
mod timeline;

use std::fmt;

use crate::concept::Collection;
use crate::search::normalize::Folding;

/// A broken rule: which entry, which rule, and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violation {
    /// The entry that breaks the rule.
    pub entry: Entry,
    /// Short name of the rule.
    pub rule: &'static str,
    /// What is wrong, and what would be right.
    pub message: String,
    /// The text at fault, by which its line in the entry can be found.
    pub near: String,
}

/// Names an entry of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Entry {
    /// A concept, by identifier.
    Concept(String),
    /// A source, by identifier.
    Source(String),
    /// A subject field, by identifier.
    SubjectField(String),
    /// An aspect, by identifier.
    Aspect(String),
    /// A stage, by identifier.
    Stage(String),
    /// A comparison, by its position in the file and the concepts that it compares.
    Comparison(usize, Vec<String>),
}

impl fmt::Display for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Concept(id) => write!(f, "concept `{id}`"),
            Self::Source(id) => write!(f, "source `{id}`"),
            Self::SubjectField(id) => write!(f, "subject field `{id}`"),
            Self::Aspect(id) => write!(f, "aspect `{id}`"),
            Self::Stage(id) => write!(f, "stage `{id}`"),
            Self::Comparison(_, concepts) => write!(f, "comparison of `{}`", concepts.join("`, `")),
        }
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {} [{}]", self.entry, self.message, self.rule)
    }
}

/// Every violation of every rule, in the order of the rules.
#[must_use]
pub fn violations(collection: &Collection, folding: Folding<'_>) -> Vec<Violation> {
    let mut found = Vec::new();
    for rule in RULES {
        rule(collection, &mut found);
    }
    names::homographs_are_declared(collection, folding, &mut found);
    found
}

type Rule = fn(&Collection, &mut Vec<Violation>);

const RULES: &[Rule] = &[
    entries::identifiers_are_kebab_case_unique_and_sorted,
    entries::texts_are_clean,
    entries::definitions_are_one_short_sentence,
    entries::definitions_do_not_use_their_term,
    entries::methods_and_architectures_have_aspects,
    entries::model_facts_belong_to_models,
    entries::only_chinese_has_pinyin,
    names::terms_of_a_concept_differ,
    names::rulings_are_on_names_of_the_concept,
    names::reasons_come_in_both_languages,
    references::references_resolve,
    references::nothing_refers_to_itself,
    references::developers_are_organizations,
    hierarchy::only_roots_have_nothing_above,
    hierarchy::the_hierarchy_has_no_cycle,
    hierarchy::related_concepts_are_not_ancestors,
    sources::every_concept_and_comparison_has_a_source,
    sources::every_source_is_used,
    sources::sources_can_be_found,
    timeline::history_is_in_order,
    timeline::dates_are_plausible,
    timeline::stages_follow_one_another,
    timeline::parts_lie_within_their_stage,
    comparisons::comparisons_are_of_two_to_four_concepts,
    comparisons::rows_have_a_cell_for_each_concept,
    comparisons::a_comparison_is_written_once,
];

#[cfg(test)]
pub(crate) mod fixture {
    //! A small collection that keeps every rule, to be broken one rule at a time.

    use super::{Violation, violations};
    use crate::concept::Collection;
    use crate::search::normalize::Folding;

    /// The collection as it is written in a file.
    pub(crate) const SOUND: &str = include_str!("../../tests/fixture.toml");

    pub(crate) fn sound() -> Collection {
        toml::from_str(SOUND).expect("the fixture parses")
    }

    /// The names of the rules that the fixture breaks after `change`.
    pub(crate) fn broken(change: impl FnOnce(&mut Collection)) -> Vec<&'static str> {
        let mut collection = sound();
        change(&mut collection);
        let mut rules: Vec<_> = violations(&collection, Folding::new(&[]))
            .iter()
            .map(|violation: &Violation| violation.rule)
            .collect();
        rules.dedup();
        rules
    }

    #[test]
    fn the_fixture_keeps_every_rule() {
        let found = violations(&sound(), Folding::new(&[]));
        assert!(found.is_empty(), "{found:#?}");
    }
}
