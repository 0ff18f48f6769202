//! The public evaluation set: what people type, and what it means.
//!
//! `tests/queries.tsv` has a query, its kind, and the identifiers of the concepts that it means (or NONE)
//! a line. It was written in three lots by people who had not seen the matcher. All failures of the first
//! two were looked at, so the halves say nothing of those; the second lot had 184 of 210 names and 110 of
//! 110 refusals right before that, and the third, after it, 129 of 130 and 80 of 80 at first sight. From
//! here on rules are tuned on the even lines only, and the odd ones tell whether they hold.
//! `cargo test queries -- --nocapture` prints both halves.

use std::collections::{BTreeMap, BTreeSet};

use aiterm::search::Resolution;
use aiterm::search::lookup::{Tolerance, resolve};
use aiterm::termbase::{FOLDING, Termbase};

struct Row<'a> {
    number: usize,
    query: &'a str,
    kind: &'a str,
    expected: BTreeSet<String>,
}

fn rows() -> Vec<Row<'static>> {
    let text = include_str!("../queries.tsv");
    let lines = text.lines().enumerate().filter(|(_, line)| !line.starts_with('#'));
    lines
        .map(|(index, line)| {
            let fields: Vec<&str> = line.split('\t').collect();
            let [query, kind, expected] = fields[..] else {
                panic!("tests/queries.tsv:{}: not three fields", index + 1);
            };
            let ids = expected.split(' ').filter(|id| *id != "NONE").map(str::to_owned);
            Row { number: index + 1, query, kind, expected: ids.collect() }
        })
        .collect()
}

fn found(query: &str) -> BTreeSet<String> {
    let termbase = Termbase::built_in();
    match resolve(&termbase, FOLDING, query, Tolerance::Fuzzy) {
        Resolution::Found(hits) => {
            hits.iter().map(|hit| termbase.reference(hit.concept).id).collect()
        }
        Resolution::NotFound(_) => BTreeSet::new(),
    }
}

#[derive(Default)]
struct Score {
    right: usize,
    all: usize,
}

impl Score {
    fn add(&mut self, is_right: bool) {
        self.right += usize::from(is_right);
        self.all += 1;
    }

    fn holds(&self, percent: usize) -> bool {
        self.right * 100 >= self.all * percent
    }
}

/// Kinds of which every query must be right.
const CERTAIN: [&str; 5] = ["exact", "normalized", "abbreviation", "traditional", "taiwan"];

#[test]
fn queries_mean_what_people_mean_by_them() {
    let mut kinds: BTreeMap<&str, [Score; 2]> = BTreeMap::new();
    let (mut named, mut none): ([Score; 2], [Score; 2]) = Default::default();
    let mut wrong = Vec::new();
    for row in rows() {
        let answer = found(row.query);
        let is_right = answer == row.expected;
        let half = row.number % 2;
        kinds.entry(row.kind).or_default()[half].add(is_right);
        let total = if row.expected.is_empty() { &mut none } else { &mut named };
        total[half].add(is_right);
        if !is_right {
            let (number, query) = (row.number, row.query);
            wrong.push(format!(
                "{number}: {query} ({}): {:?}, not {answer:?}",
                row.kind, row.expected
            ));
        }
    }
    println!("{:<20} {:>9} {:>9}", "kind", "tuned on", "held out");
    let all = kinds.iter().map(|(kind, halves)| (*kind, halves));
    for (kind, halves) in all.chain([("all names", &named), ("all refusals", &none)]) {
        let [even, odd] = halves.each_ref().map(|score| format!("{}/{}", score.right, score.all));
        println!("{kind:<20} {even:>9} {odd:>9}");
    }
    println!("{}", wrong.join("\n"));
    for half in 0..2 {
        assert!(named[half].holds(97), "half {half}: names");
        assert!(none[half].holds(98), "half {half}: refusals");
    }
    for kind in CERTAIN {
        assert!(kinds[kind].iter().all(|score| score.holds(100)), "{kind}");
    }
}

#[test]
fn the_set_is_large_and_well_formed() {
    let rows = rows();
    let kinds: BTreeSet<&str> = rows.iter().map(|row| row.kind).collect();
    let refusals = rows.iter().filter(|row| row.expected.is_empty()).count();
    assert!(rows.len() >= 600 && kinds.len() >= 20 && refusals >= 150);
    let termbase = Termbase::built_in();
    let mut seen = BTreeSet::new();
    for row in &rows {
        assert!(seen.insert(row.query), "line {}: {} stands twice", row.number, row.query);
        for id in &row.expected {
            assert!(termbase.position(id).is_some(), "line {}: no concept {id}", row.number);
        }
    }
}
