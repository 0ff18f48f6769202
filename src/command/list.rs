//! `list`: every concept; `search`: the concepts whose text mentions something.

use serde::Serialize;

use super::layout::both_names;
use super::view::{ConceptSummary, Named, TermbaseView};
use super::{Outcome, SCHEMA_VERSION};
use crate::concept::{Concept, Kind, LanguageSection};
use crate::document::{Block, Document, Line, Role};
use crate::error::Usage;
use crate::language::Voice;
use crate::search::normalize::{holds, words};
use crate::termbase::{FOLDING, Termbase};

/// The answer: concepts in short.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Listing {
    pub schema_version: u32,
    pub command: &'static str,
    pub query: String,
    pub outcome: Outcome,
    pub concepts: Vec<ConceptSummary>,
    pub suggestions: Vec<Named>,
    pub termbase: TermbaseView,
}

/// Every concept, in order of identifier; only those of a subject field or of a kind, if asked for.
///
/// # Errors
///
/// If there is no such subject field.
pub fn list(
    termbase: &Termbase<'_>,
    field: Option<&str>,
    kind: Option<Kind>,
) -> Result<Listing, Usage> {
    let field = field.map(|name| super::subject_field(termbase, name)).transpose()?;
    let field = field.map(|position| termbase.subject_fields().swap_remove(position as usize).id);
    let wanted = |concept: &Concept| {
        field.as_ref().is_none_or(|field| concept.subject_field == *field)
            && kind.is_none_or(|kind| concept.kind == kind)
    };
    let positions =
        (0..termbase.concepts()).filter(|&position| wanted(&termbase.record(position).concept));
    Ok(Listing::new(termbase, "list", "", positions.collect()))
}

/// The concepts that mention the text: in a name, then in the definition, then elsewhere.
#[must_use]
pub fn search(termbase: &Termbase<'_>, text: &str) -> Listing {
    let wanted = words(text, FOLDING);
    let rank =
        |position: u32| Some((mention(&termbase.record(position).concept, &wanted)?, position));
    let mut ranked: Vec<(Mention, u32)> = (0..termbase.concepts()).filter_map(rank).collect();
    ranked.sort_unstable();
    Listing::new(
        termbase,
        "search",
        text,
        ranked.into_iter().map(|(_, position)| position).collect(),
    )
}

/// Where a concept mentions a text, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Mention {
    Name,
    Definition,
    Elsewhere,
}

fn mention(concept: &Concept, wanted: &[String]) -> Option<Mention> {
    let says = |text: &str| holds(&words(text, FOLDING), wanted);
    let sections = [&concept.zh, &concept.en];
    let in_name = |section: &&LanguageSection| {
        let others = [&section.abbreviation, &section.admitted, &section.deprecated];
        says(&section.preferred) || others.into_iter().flatten().any(|term| says(&term.text))
    };
    let elsewhere = |section: &&LanguageSection| {
        says(&section.explanation) || section.scope_note.as_deref().is_some_and(says)
    };
    if sections.iter().any(in_name) {
        Some(Mention::Name)
    } else if sections.iter().any(|section| says(&section.definition)) {
        Some(Mention::Definition)
    } else {
        let in_aspects =
            || concept.aspects.values().any(|answer| says(&answer.zh) || says(&answer.en));
        let in_history = || concept.history.iter().any(|note| says(&note.zh) || says(&note.en));
        (sections.iter().any(elsewhere) || in_aspects() || in_history())
            .then_some(Mention::Elsewhere)
    }
}

impl Listing {
    fn new(
        termbase: &Termbase<'_>,
        command: &'static str,
        query: &str,
        positions: Vec<u32>,
    ) -> Self {
        let concepts =
            positions.into_iter().map(|position| ConceptSummary::new(termbase, position, None));
        let concepts: Vec<ConceptSummary> = concepts.collect();
        Self {
            schema_version: SCHEMA_VERSION,
            command,
            query: query.to_owned(),
            outcome: if concepts.is_empty() { Outcome::NotFound } else { Outcome::Found },
            concepts,
            suggestions: Vec::new(),
            termbase: TermbaseView::new(termbase),
        }
    }

    pub(super) fn document(&self, voice: Voice) -> Document {
        let mut document = Document::default();
        for concept in &self.concepts {
            let mut line = Line::of(both_names(voice, &concept.named()), Role::Name);
            // Where it is not the name that was looked for, the reader wants to know what it is about.
            if self.command == "search" {
                let definition = voice.line(concept.definition.zh(), concept.definition.en());
                line = line.and("  ", Role::Plain).and(definition, Role::Plain);
            }
            document.push(Block::Entry(line));
        }
        document
    }

    pub(super) fn remarks(&self, voice: Voice) -> Vec<String> {
        let words = voice.language.words();
        if self.concepts.is_empty() {
            vec![format!("{}{}", words.error, voice.language.nothing_mentions(&self.query))]
        } else {
            Vec::new()
        }
    }
}
