//! `explain --why`: what a query could mean, with the evidence: for people who wonder about an answer.

use serde::Serialize;

use super::view::{ConceptSummary, Named, TermbaseView};
use super::{Outcome, SCHEMA_VERSION, compare};
use crate::document::{Block, Document, Line, Role};
use crate::language::Voice;
use crate::search::Resolution;
use crate::search::lookup::{MARGIN, THRESHOLD, Tolerance, candidates, resolve};
use crate::termbase::{FOLDING, Termbase};

/// More candidates tell nobody anything.
const MOST_CANDIDATES: usize = 10;

/// The answer: the candidates, best first.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Reasons {
    pub schema_version: u32,
    pub command: &'static str,
    pub query: String,
    pub outcome: Outcome,
    /// The score from which on a candidate can be an answer.
    pub threshold: f64,
    /// How far it must be ahead of another concept.
    pub margin: f64,
    /// Whether the query asks for the difference of two names, which `compare` answers.
    pub compares: bool,
    pub candidates: Vec<CandidateView>,
    pub suggestions: Vec<Named>,
    pub termbase: TermbaseView,
}

/// A candidate, and whether it is the answer.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[expect(missing_docs, reason = "the names say it")]
pub struct CandidateView {
    #[serde(flatten)]
    pub concept: ConceptSummary,
    pub answers: bool,
}

/// Says what a query could mean and which of it is answered.
#[must_use]
pub fn why(termbase: &Termbase<'_>, query: &str, tolerance: Tolerance) -> Reasons {
    let found = match resolve(termbase, FOLDING, query, tolerance) {
        Resolution::Found(hits) => hits,
        Resolution::NotFound(_) => Vec::new(),
    };
    let compares = found.is_empty()
        && tolerance == Tolerance::Fuzzy
        && compare::asked_for(termbase, query).is_some();
    let candidates = candidates(termbase, FOLDING, query);
    let others = candidates
        .iter()
        .filter(|other| found.iter().all(|hit| hit.concept != other.concept))
        .map(|other| (other, false));
    let shown = found.iter().map(|hit| (hit, true)).chain(others).take(MOST_CANDIDATES);
    Reasons {
        schema_version: SCHEMA_VERSION,
        command: "why",
        query: query.to_owned(),
        outcome: if found.is_empty() && !compares { Outcome::NotFound } else { Outcome::Found },
        compares,
        threshold: THRESHOLD,
        margin: MARGIN,
        candidates: shown
            .map(|(hit, answers)| CandidateView {
                concept: ConceptSummary::new(termbase, hit.concept, Some(hit)),
                answers,
            })
            .collect(),
        suggestions: Vec::new(),
        termbase: TermbaseView::new(termbase),
    }
}

impl Reasons {
    pub(super) fn document(&self, voice: Voice) -> Document {
        let mut document = Document::default();
        if self.candidates.is_empty() {
            return document;
        }
        let (language, words) = (voice.language, voice.language.words());
        let head =
            [words.candidate, words.matching_name, words.evidence, words.score, words.answer];
        document.push(Block::Table {
            head: head.map(|label| Line::of(label, Role::Label)).to_vec(),
            rows: self.candidates.iter().map(|candidate| candidate.row(voice)).collect(),
        });
        if self.compares {
            document.push(Block::Note(Line::plain(words.answered_by_compare)));
        }
        document.push(Block::Note(Line::plain(language.rule_of_decision(THRESHOLD, MARGIN))));
        document
    }

    pub(super) fn remarks(&self, voice: Voice) -> Vec<String> {
        let (language, words) = (voice.language, voice.language.words());
        match self.outcome {
            Outcome::Found => Vec::new(),
            Outcome::NotFound => {
                vec![format!("{}{}", words.error, language.no_such_concept(&self.query))]
            }
        }
    }
}

impl CandidateView {
    fn row(&self, voice: Voice) -> Vec<Line> {
        let (language, words) = (voice.language, voice.language.words());
        let name = language.of_named(&self.concept.named()).to_owned();
        let role = if self.answers { Role::Name } else { Role::Plain };
        let (term, evidence, score) = match &self.concept.matched {
            Some(matched) => (
                matched.term.clone(),
                language.evidence(matched.by).to_owned(),
                format!("{:.2}", matched.score),
            ),
            None => Default::default(),
        };
        let answers = if self.answers { words.yes } else { words.no };
        let cells = [Line::of(name, role), Line::plain(term), Line::plain(evidence)];
        cells.into_iter().chain([Line::plain(score), Line::plain(answers)]).collect()
    }
}
