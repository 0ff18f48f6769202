//! Rules on curated comparisons.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use super::{Entry, Violation};
use crate::concept::Collection;

const CONCEPTS: RangeInclusive<usize> = 2..=4;
const ROWS: RangeInclusive<usize> = 4..=8;

pub(super) fn comparisons_are_of_two_to_four_concepts(c: &Collection, found: &mut Vec<Violation>) {
    for (index, comparison) in c.comparisons.iter().enumerate() {
        let distinct: BTreeSet<_> = comparison.concepts.iter().collect();
        if !CONCEPTS.contains(&comparison.concepts.len())
            || distinct.len() != comparison.concepts.len()
        {
            found.push(Violation {
                entry: Entry::Comparison(index, comparison.concepts.clone()),
                rule: "compared concepts",
                message: "a comparison is of two to four different concepts".into(),
                near: "concepts".into(),
            });
        }
    }
}

pub(super) fn rows_have_a_cell_for_each_concept(c: &Collection, found: &mut Vec<Violation>) {
    for (index, comparison) in c.comparisons.iter().enumerate() {
        let entry = || Entry::Comparison(index, comparison.concepts.clone());
        if !ROWS.contains(&comparison.rows.len()) {
            let message = format!("a comparison has {} to {} rows", ROWS.start(), ROWS.end());
            found.push(Violation {
                entry: entry(),
                rule: "rows",
                message,
                near: "concepts".into(),
            });
        }
        for row in comparison.rows.iter().filter(|row| row.cells.len() != comparison.concepts.len())
        {
            found.push(Violation {
                entry: entry(),
                rule: "rows",
                message: format!("the row `{}` needs one cell for each concept", row.dimension.en),
                near: row.dimension.en.clone(),
            });
        }
    }
}

pub(super) fn a_comparison_is_written_once(c: &Collection, found: &mut Vec<Violation>) {
    let mut seen = BTreeSet::new();
    for (index, comparison) in c.comparisons.iter().enumerate() {
        let concepts: BTreeSet<_> = comparison.concepts.iter().collect();
        if !seen.insert(concepts) {
            found.push(Violation {
                entry: Entry::Comparison(index, comparison.concepts.clone()),
                rule: "one comparison",
                message: "these concepts are compared already; one comparison for each set".into(),
                near: "concepts".into(),
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::concept::Collection;
    use crate::integrity::fixture::broken;

    #[test]
    fn a_concept_is_not_compared_with_itself() {
        let twice = |c: &mut Collection| {
            let id = c.comparisons[1].concepts[0].clone();
            c.comparisons[1].concepts[1] = id;
        };
        assert_eq!(broken(twice), ["compared concepts"]);
    }

    #[test]
    fn a_row_has_all_its_cells() {
        assert_eq!(
            broken(|c| {
                c.comparisons[0].rows[0].cells.pop();
            }),
            ["rows"]
        );
        assert_eq!(broken(|c| c.comparisons[0].rows.truncate(3)), ["rows"]);
    }

    #[test]
    fn a_comparison_stands_once_in_the_file() {
        let again = |c: &mut Collection| {
            let mut copy = c.comparisons[0].clone();
            copy.concepts.reverse();
            c.comparisons.push(copy);
        };
        assert_eq!(broken(again), ["one comparison"]);
    }
}
