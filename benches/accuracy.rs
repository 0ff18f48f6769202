//! The public evaluation set, answered by the matcher and by the plain methods of other libraries.
//!
//! `cargo bench --bench accuracy` prints the table of the README. A method answers if its best name
//! scores high enough; how high is tried out on the lines that the matcher was tuned on, and what is
//! printed is how it does on the others.

mod peers;

use std::collections::BTreeSet;

use aiterm::search::Resolution;
use aiterm::search::lookup::{Tolerance, resolve};
use aiterm::search::normalize::normalize;
use aiterm::termbase::{FOLDING, Termbase};

struct Row {
    query: String,
    expected: BTreeSet<u32>,
}

fn main() {
    let termbase = Termbase::built_in();
    let [tuned, held_out] = halves(&termbase);
    println!("{:<40} {:>12} {:>14}", "", "names right", "refusals right");
    for method in peers::METHODS {
        let names = peers::names(&termbase);
        let best = (method.prepare)(&names);
        let scored = |rows: &[Row]| -> Vec<(f64, Vec<u32>)> {
            rows.iter().map(|row| best(&normalize(&row.query, FOLDING))).collect()
        };
        let threshold = best_threshold(&tuned, &scored(&tuned));
        let answers = answers(&scored(&held_out), threshold);
        report(&format!("{} from {threshold:.2} on", method.name), &held_out, &answers);
    }
    let own = |row: &Row| match resolve(&termbase, FOLDING, &row.query, Tolerance::Fuzzy) {
        Resolution::Found(hits) => hits.iter().map(|hit| hit.concept).collect(),
        Resolution::NotFound(_) => BTreeSet::new(),
    };
    report("aiterm", &held_out, &held_out.iter().map(own).collect::<Vec<_>>());
}

/// The even lines of the set and the odd ones.
fn halves(termbase: &Termbase<'_>) -> [Vec<Row>; 2] {
    let mut halves = [Vec::new(), Vec::new()];
    for (index, line) in include_str!("../tests/queries.tsv").lines().enumerate() {
        let fields: Vec<&str> = line.split('\t').collect();
        if let [query, _, expected] = fields[..] {
            let expected = expected.split(' ').filter_map(|id| termbase.position(id)).collect();
            halves[(index + 1) % 2].push(Row { query: query.to_owned(), expected });
        }
    }
    halves
}

fn answers(scored: &[(f64, Vec<u32>)], threshold: f64) -> Vec<BTreeSet<u32>> {
    let answer = |(score, concepts): &(f64, Vec<u32>)| {
        if *score >= threshold { concepts.iter().copied().collect() } else { BTreeSet::new() }
    };
    scored.iter().map(answer).collect()
}

/// The threshold with which most rows are right.
fn best_threshold(rows: &[Row], scored: &[(f64, Vec<u32>)]) -> f64 {
    let right = |threshold: f64| {
        let answers = answers(scored, threshold);
        rows.iter().zip(&answers).filter(|(row, answer)| row.expected == **answer).count()
    };
    let thresholds = (0..=100).map(|percent| f64::from(percent) / 100.0);
    thresholds.max_by_key(|threshold| right(*threshold)).unwrap_or(1.0)
}

fn report(name: &str, rows: &[Row], answers: &[BTreeSet<u32>]) {
    let share = |is_name: bool| {
        let of_kind =
            rows.iter().zip(answers).filter(|(row, _)| row.expected.is_empty() != is_name);
        let all: Vec<bool> = of_kind.map(|(row, answer)| row.expected == *answer).collect();
        let right = all.iter().filter(|is_right| **is_right).count();
        format!("{:.1} %", 100.0 * percent(right, all.len()))
    };
    println!("{name:<40} {:>12} {:>14}", share(true), share(false));
}

fn percent(part: usize, whole: usize) -> f64 {
    let number = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    number(part) / number(whole.max(1))
}
