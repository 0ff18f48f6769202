//! The plain methods of other libraries: the best name for a query among all names, by one score.

use aiterm::pack::Status;
use aiterm::termbase::Termbase;
use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

/// A name in its normal form and the position of its concept.
pub(crate) type Name = (String, u32);

/// The best name for a query: its score, and the concepts that have it.
pub(crate) type Best<'n> = Box<dyn Fn(&str) -> (f64, Vec<u32>) + 'n>;

/// A method of a library.
pub(crate) struct Method {
    /// What it is called.
    pub name: &'static str,
    /// Makes ready to look among these names.
    pub prepare: for<'n> fn(&'n [Name]) -> Best<'n>,
}

/// The methods. Each sees the normal form of names and queries, which is our own work.
pub(crate) const METHODS: [Method; 4] = [
    Method { name: "strsim normalized_damerau_levenshtein", prepare: damerau_levenshtein },
    Method { name: "strsim jaro_winkler", prepare: jaro_winkler },
    Method { name: "rapidfuzz ratio", prepare: rapidfuzz_ratio },
    Method { name: "nucleo-matcher fuzzy", prepare: nucleo },
];

/// Every name of the termbase but identifiers.
#[must_use]
pub(crate) fn names(termbase: &Termbase<'_>) -> Vec<Name> {
    (0..termbase.labels())
        .map(|label| termbase.label(label))
        .filter(|label| label.place.status != Status::Identifier)
        .map(|label| (label.normal.to_owned(), label.concept))
        .collect()
}

fn best_by(names: &[Name], score: impl Fn(&str) -> f64) -> (f64, Vec<u32>) {
    let (mut best, mut concepts) = (0.0, Vec::new());
    for (name, concept) in names {
        let score = score(name);
        if score > best {
            best = score;
            concepts.clear();
        }
        if score >= best && !concepts.contains(concept) {
            concepts.push(*concept);
        }
    }
    concepts.sort_unstable();
    (best, concepts)
}

fn damerau_levenshtein(names: &[Name]) -> Best<'_> {
    Box::new(move |query| {
        best_by(names, |name| strsim::normalized_damerau_levenshtein(query, name))
    })
}

fn jaro_winkler(names: &[Name]) -> Best<'_> {
    Box::new(move |query| best_by(names, |name| strsim::jaro_winkler(query, name)))
}

fn rapidfuzz_ratio(names: &[Name]) -> Best<'_> {
    Box::new(move |query| {
        let scorer = rapidfuzz::fuzz::RatioBatchComparator::new(query.chars());
        best_by(names, |name| scorer.similarity(name.chars()))
    })
}

/// Its score grows with the query and knows no length of the name; it is divided by that of a perfect
/// match, which is the score of the query in itself.
fn nucleo(names: &[Name]) -> Best<'_> {
    Box::new(move |query| {
        let matcher = std::cell::RefCell::new(Matcher::new(Config::DEFAULT));
        let pattern = Pattern::parse(query, CaseMatching::Ignore, Normalization::Smart);
        let score = |name: &str| {
            let mut buffer = Vec::new();
            let name = Utf32Str::new(name, &mut buffer);
            pattern.score(name, &mut matcher.borrow_mut()).map_or(0.0, f64::from)
        };
        let perfect = score(query).max(1.0);
        best_by(names, |name| {
            let longer = name.chars().count().max(1);
            let share = f64::from(u32::try_from(query.chars().count()).unwrap_or(u32::MAX))
                / f64::from(u32::try_from(longer).unwrap_or(u32::MAX));
            score(name) / perfect * share.min(1.0)
        })
    })
}
