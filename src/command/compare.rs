//! `compare`: how do they differ?

use serde::Serialize;

use super::juxtaposition::put_together;
use super::layout::{both_names, names, sources_field, text_field};
use super::resolver::Resolver;
use super::view::{ConceptSummary, Named, SourceView, TermbaseView, Text};
use super::{Outcome, SCHEMA_VERSION, named, remark_on_hit, remarks_on_nothing};
use crate::concept::Relation;
use crate::document::{Block, Document, Field, Line, Role};
use crate::error::Usage;
use crate::language::Voice;
use crate::search::lookup::{Tolerance, is_listed, is_too_long, resolve};
use crate::search::normalize::plain;
use crate::search::question::asked_to_compare;
use crate::search::{Hit, Resolution};
use crate::termbase::{FOLDING, Termbase};

/// So many concepts fit side by side.
pub const MOST_CONCEPTS: usize = 4;

/// Words that stand between two names.
const BETWEEN: [&str; 7] = ["vs", "vs.", "versus", "and", "与", "和", "跟"];

/// The answer: the concepts side by side.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Comparison {
    pub schema_version: u32,
    pub command: &'static str,
    pub query: String,
    pub outcome: Outcome,
    pub concepts: Vec<ConceptSummary>,
    /// Whether somebody wrote this comparison, or it was put together from the entries.
    pub curated: bool,
    pub relation: Option<&'static str>,
    pub verdict: Text,
    pub rows: Vec<RowView>,
    pub choose: Text,
    pub mistake: Text,
    pub sources: Vec<SourceView>,
    pub suggestions: Vec<Named>,
    pub termbase: TermbaseView,
    #[serde(skip)]
    pub(super) found: Found,
}

/// One dimension, with a cell for each concept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "the names say it")]
pub struct RowView {
    pub dimension: Text,
    pub cells: Vec<Text>,
}

/// What came of the names.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Found {
    /// A concept for each.
    Concepts(Vec<(String, Hit)>),
    /// This one is no name.
    Unknown(String),
    /// This one has several senses, and nothing says which is meant.
    Ambiguous(String, Vec<String>),
}

/// The names in the arguments: what stands between `vs`, `与` and `和`, or else each argument.
#[must_use]
pub fn names_in(arguments: &[String]) -> Vec<String> {
    let is_between = |word: &str| BETWEEN.contains(&word.to_lowercase().as_str());
    let words: Vec<&str> = match arguments {
        [one] => one.split_whitespace().collect(),
        several => several.iter().map(String::as_str).collect(),
    };
    if !words.iter().any(|word| is_between(word)) {
        return arguments.to_vec();
    }
    words
        .split(|word| is_between(word))
        .map(|name| name.join(" "))
        .filter(|name| !name.is_empty())
        .collect()
}

/// Compares the concepts that the names mean.
///
/// # Errors
///
/// If there are too few or too many names, or if two of them are one concept.
pub fn compare(
    termbase: &Termbase<'_>,
    names: &[String],
    tolerance: Tolerance,
) -> Result<Comparison, Usage> {
    if names.is_empty() || names.len() > MOST_CONCEPTS {
        return Err(Usage::NamesToCompare(names.len()));
    }
    let split = if let [only] = names { split_at_conjunction(termbase, only) } else { None };
    let names = split.as_deref().unwrap_or(names);
    let query = names.join(" vs ");
    let mut senses = Vec::new();
    for name in names {
        match resolve(termbase, FOLDING, name, tolerance) {
            Resolution::Found(hits) => senses.push(hits),
            Resolution::NotFound(suggestions) if names.len() > 1 => {
                let suggestions = self::named(termbase, &suggestions);
                return Ok(Comparison::nothing(
                    termbase,
                    query,
                    Found::Unknown(name.clone()),
                    suggestions,
                ));
            }
            Resolution::NotFound(_) => return Err(Usage::NamesToCompare(1)),
        }
    }
    if let [own] = &mut senses[..] {
        // One name with several senses: these are what is to be told apart.
        senses = std::mem::take(own).into_iter().map(|hit| vec![hit]).collect();
        if senses.len() < 2 {
            return Err(Usage::NamesToCompare(1));
        }
        let names = vec![names[0].clone(); senses.len()];
        return compare_senses(termbase, query, &names, &senses);
    }
    compare_senses(termbase, query, names, &senses)
}

/// The comparison that a question such as `RAG 和微调的区别` asks for, if it has two names.
#[must_use]
pub fn asked_for(termbase: &Termbase<'_>, question: &str) -> Option<Comparison> {
    if is_too_long(question) {
        return None;
    }
    let question = plain(question, FOLDING);
    asked_to_compare(&question).into_iter().find_map(|names| {
        let answer = compare(termbase, &names.map(str::to_owned), Tolerance::Fuzzy).ok()?;
        (answer.outcome == Outcome::Found).then_some(answer)
    })
}

fn compare_senses(
    termbase: &Termbase<'_>,
    query: String,
    names: &[String],
    senses: &[Vec<Hit>],
) -> Result<Comparison, Usage> {
    let choices = choices(senses);
    let curated = choices.iter().find_map(|hits| Some((hits, curated(termbase, hits)?)));
    let hits: Vec<Hit> = match (curated, senses.iter().position(|hits| hits.len() > 1)) {
        (Some((hits, _)), _) => hits.clone(),
        (None, None) => senses.iter().map(|hits| hits[0].clone()).collect(),
        (None, Some(name)) => {
            let positions: Vec<u32> = senses[name].iter().map(|hit| hit.concept).collect();
            let senses = named(termbase, &positions);
            let ids = senses.iter().map(|sense| sense.id.clone()).collect();
            let found = Found::Ambiguous(names[name].clone(), ids);
            return Ok(Comparison::nothing(termbase, query, found, senses));
        }
    };
    for (i, hit) in hits.iter().enumerate() {
        if let Some(j) = hits[..i].iter().position(|other| other.concept == hit.concept) {
            let concept = termbase.reference(hit.concept);
            let (a, b) = (names[j].clone(), names[i].clone());
            return Err(Usage::SameConcept { a, b, zh: concept.zh, en: concept.en });
        }
    }
    let named_hits = names.iter().cloned().zip(hits.iter().cloned()).collect();
    let nothing = Comparison::nothing(termbase, query, Found::Concepts(named_hits), Vec::new());
    let answer = Comparison { outcome: Outcome::Found, ..nothing };
    Ok(match curated {
        Some((_, position)) => written(termbase, answer, &hits, position),
        None => put_together(termbase, answer, &hits),
    })
}

/// The names in an argument such as `RAG与微调`, if both sides of the conjunction are names and the whole
/// is none.
fn split_at_conjunction(termbase: &Termbase<'_>, argument: &str) -> Option<Vec<String>> {
    if is_listed(termbase, FOLDING, argument) {
        return None;
    }
    ["与", "和", "跟", "、", "，", ",", "vs"].into_iter().find_map(|between| {
        let names: Vec<String> = argument.split(between).map(str::to_owned).collect();
        let all_listed = names.iter().all(|name| is_listed(termbase, FOLDING, name));
        (names.len() > 1 && all_listed).then_some(names)
    })
}

/// Every way to take one sense of each name.
fn choices(senses: &[Vec<Hit>]) -> Vec<Vec<Hit>> {
    senses.iter().fold(vec![Vec::new()], |choices, hits| {
        let with =
            |choice: &Vec<Hit>, hit: &Hit| [choice.as_slice(), std::slice::from_ref(hit)].concat();
        choices.iter().flat_map(|choice| hits.iter().map(move |hit| with(choice, hit))).collect()
    })
}

/// Position of the comparison that somebody wrote of these concepts; if there is none, of one that has
/// all of them among others.
fn curated(termbase: &Termbase<'_>, hits: &[Hit]) -> Option<u32> {
    let mut candidates = termbase.record(hits[0].concept).derived.comparisons;
    for hit in &hits[1..] {
        let other = termbase.record(hit.concept).derived.comparisons;
        candidates.retain(|candidate| other.contains(candidate));
        // A concept beside itself is no comparison.
        if hit.concept == hits[0].concept {
            candidates.clear();
        }
    }
    candidates.into_iter().min_by_key(|&candidate| termbase.comparison(candidate).concepts.len())
}

/// The comparison that somebody wrote, with its columns in the order in which it was written.
fn written(termbase: &Termbase<'_>, answer: Comparison, hits: &[Hit], position: u32) -> Comparison {
    let resolver = Resolver::new(termbase);
    let comparison = termbase.comparison(position);
    let positions = comparison.concepts.iter().filter_map(|id| termbase.position(id));
    let summary = |position: u32| {
        let asked = hits.iter().find(|hit| hit.concept == position);
        ConceptSummary::new(termbase, position, asked)
    };
    let row = |row: crate::concept::Row| RowView {
        dimension: row.dimension.into(),
        cells: row.cells.into_iter().map(Text::from).collect(),
    };
    Comparison {
        concepts: positions.map(summary).collect(),
        curated: true,
        relation: Some(relation_word(comparison.relation)),
        verdict: comparison.verdict.into(),
        rows: comparison.rows.into_iter().map(row).collect(),
        choose: comparison.choose.into(),
        mistake: comparison.mistake.into(),
        sources: comparison.sources.iter().map(|id| resolver.source(id)).collect(),
        ..answer
    }
}

fn relation_word(relation: Relation) -> &'static str {
    match relation {
        Relation::Broader => "broader",
        Relation::Alternative => "alternative",
        Relation::Stage => "stage",
        Relation::Layer => "layer",
        Relation::SameWord => "same-word",
        Relation::Product => "product",
    }
}

impl Comparison {
    fn nothing(
        termbase: &Termbase<'_>,
        query: String,
        found: Found,
        suggestions: Vec<Named>,
    ) -> Self {
        Self {
            schema_version: SCHEMA_VERSION,
            command: "compare",
            query,
            outcome: Outcome::NotFound,
            concepts: Vec::new(),
            curated: false,
            relation: None,
            verdict: Text::default(),
            rows: Vec::new(),
            choose: Text::default(),
            mistake: Text::default(),
            sources: Vec::new(),
            suggestions,
            termbase: TermbaseView::new(termbase),
            found,
        }
    }

    fn names(&self) -> Vec<Named> {
        self.concepts.iter().map(ConceptSummary::named).collect()
    }

    pub(super) fn document(&self, voice: Voice) -> Document {
        let mut document = Document::default();
        if self.outcome == Outcome::NotFound {
            return document;
        }
        let words = voice.language.words();
        let titles: Vec<String> =
            self.names().iter().map(|named| both_names(voice, named)).collect();
        document.push(Block::Title(Line::of(titles.join("  vs  "), Role::Name)));
        if !self.curated {
            document.push(Block::Note(Line::of(words.not_curated, Role::Aside)));
        } else if self.concepts.iter().any(|concept| concept.matched.is_none()) {
            document.push(Block::Note(Line::of(words.wider, Role::Aside)));
        }
        super::layout::paragraphs(&mut document, voice, self.verdict.zh(), self.verdict.en());
        document.push(self.table(voice));
        let fields = [
            text_field(voice, words.choose, self.choose.zh(), self.choose.en()),
            text_field(voice, words.mistake, self.mistake.zh(), self.mistake.en()),
            sources_field(voice, &self.sources),
        ];
        document.push_fields(fields.into_iter().flatten().collect::<Vec<Field>>());
        document
    }

    fn table(&self, voice: Voice) -> Block {
        let heads = self.names();
        // Of a homograph only the other language tells which sense is meant.
        let alike = heads.iter().enumerate().any(|(i, a)| {
            heads[..i].iter().any(|b| voice.language.of_named(a) == voice.language.of_named(b))
        });
        let heads = heads.iter().map(|named| {
            if alike {
                Line::plain(both_names(voice, named))
            } else {
                names(voice, std::slice::from_ref(named))
            }
        });
        let cell = |text: &Text| {
            let line = voice.line(text.zh(), text.en());
            Line::plain(if line.is_empty() { "-".to_owned() } else { line })
        };
        let row = |row: &RowView| {
            let dimension =
                Line::of(voice.line(row.dimension.zh(), row.dimension.en()), Role::Label);
            std::iter::once(dimension).chain(row.cells.iter().map(cell)).collect()
        };
        Block::Table {
            head: std::iter::once(Line::default()).chain(heads).collect(),
            rows: self.rows.iter().map(row).collect(),
        }
    }

    pub(super) fn remarks(&self, voice: Voice) -> Vec<String> {
        let words = voice.language.words();
        match &self.found {
            Found::Unknown(name) => remarks_on_nothing(voice, name, &self.suggestions),
            Found::Ambiguous(name, ids) => {
                vec![format!("{}{}", words.error, voice.language.several_senses(name, ids))]
            }
            Found::Concepts(hits) => {
                let named = self.names();
                let preferred = |hit: &Hit| {
                    named.iter().zip(&self.concepts).find_map(|(named, concept)| {
                        (concept.position == hit.concept).then_some(named)
                    })
                };
                hits.iter()
                    .filter_map(|(name, hit)| remark_on_hit(voice, name, hit, preferred(hit)?))
                    .collect()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::names_in;

    fn names(arguments: &[&str]) -> Vec<String> {
        names_in(&arguments.iter().map(|&argument| argument.to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn without_a_word_between_each_argument_is_a_name() {
        assert_eq!(names(&["RAG", "fine tuning"]), ["RAG", "fine tuning"]);
    }

    #[test]
    fn a_word_between_makes_names_of_several_words() {
        assert_eq!(
            names(&["chain", "of", "thought", "VS", "few-shot", "learning"]),
            ["chain of thought", "few-shot learning"]
        );
        assert_eq!(names(&["RAG", "与", "微调", "和", "LoRA"]), ["RAG", "微调", "LoRA"]);
        assert_eq!(names(&["RAG vs 微调"]), ["RAG", "微调"]);
    }

    #[test]
    fn a_word_between_nothing_is_no_name() {
        assert_eq!(names(&["vs"]), [""; 0]);
        assert_eq!(names(&["RAG", "vs"]), ["RAG"]);
    }
}
