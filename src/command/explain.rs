//! `explain`: what is it?

use serde::Serialize;

use super::layout::{
    citation, dated_source, event_field, modalities, names_field, paragraphs, parameters,
    text_field, tokens,
};
use super::view::{ConceptView, FactView, ModelView, Named, Resolver, TermView, TermbaseView};
use super::{Detail, Outcome, SCHEMA_VERSION, named, remark_on_hit, remarks_on_nothing};
use crate::document::{Block, Document, Field, Line, Role};
use crate::language::{Language, Voice};
use crate::search::lookup::{Tolerance, resolve};
use crate::search::{Hit, Resolution};
use crate::termbase::{FOLDING, Termbase};

/// A list of names longer than this does not fit into an answer of one screen.
const MOST_NAMES: usize = 6;

/// The answer: the senses of the name that was asked for.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Explanation {
    pub schema_version: u32,
    pub command: &'static str,
    pub query: String,
    pub outcome: Outcome,
    pub concepts: Vec<ConceptView>,
    pub suggestions: Vec<Named>,
    pub termbase: TermbaseView,
    #[serde(skip)]
    hits: Vec<Hit>,
}

/// Explains the concepts that the query means.
#[must_use]
pub fn explain(termbase: &Termbase<'_>, query: &str, tolerance: Tolerance) -> Explanation {
    let (hits, suggestions) = match resolve(termbase, FOLDING, query, tolerance) {
        Resolution::Found(hits) => (hits, Vec::new()),
        Resolution::NotFound(suggestions) => (Vec::new(), named(termbase, &suggestions)),
    };
    let resolver = Resolver::new(termbase);
    Explanation {
        schema_version: SCHEMA_VERSION,
        command: "explain",
        query: query.to_owned(),
        outcome: if hits.is_empty() { Outcome::NotFound } else { Outcome::Found },
        concepts: hits.iter().map(|hit| resolver.concept(hit)).collect(),
        suggestions,
        termbase: TermbaseView::new(termbase),
        hits,
    }
}

impl Explanation {
    pub(super) fn document(&self, voice: Voice, detail: Detail) -> Document {
        let mut document = Document::default();
        for concept in &self.concepts {
            match detail {
                Detail::Brief => document.push(Block::Entry(brief(concept, voice))),
                Detail::Normal => lay_out(&mut document, concept, voice),
                Detail::Full => lay_out_in_full(&mut document, concept, voice),
            }
        }
        document
    }

    pub(super) fn remarks(&self, voice: Voice) -> Vec<String> {
        if self.concepts.is_empty() {
            return remarks_on_nothing(voice, &self.query, &self.suggestions);
        }
        let pairs = self.hits.iter().zip(&self.concepts);
        let mut remarks: Vec<String> = pairs
            .filter_map(|(hit, concept)| remark_on_hit(voice, &self.query, hit, &own_name(concept)))
            .collect();
        remarks.dedup();
        remarks
    }
}

fn own_name(concept: &ConceptView) -> Named {
    Named {
        id: concept.id.clone(),
        zh: concept.terms.zh.preferred.term.clone(),
        en: concept.terms.en.preferred.term.clone(),
    }
}

/// The names at the head of an entry: both preferred terms, and the short form.
fn heading(concept: &ConceptView, voice: Voice) -> Line {
    let (zh, en) = (&concept.terms.zh.preferred.term, &concept.terms.en.preferred.term);
    let (own, other) = match voice.language {
        Language::Zh => (zh, en),
        Language::En => (en, zh),
    };
    let mut line = Line::of(own, Role::Name);
    if own != other {
        line = line.and("  ", Role::Plain).and(other, Role::Name);
    }
    let short: Vec<&str> = [&concept.terms.en, &concept.terms.zh]
        .iter()
        .flat_map(|lists| &lists.abbreviation)
        .map(|t| t.term.as_str())
        .collect();
    if short.is_empty() { line } else { line.and(format!("  ({})", short.join(", ")), Role::Plain) }
}

fn brief(concept: &ConceptView, voice: Voice) -> Line {
    let definition = voice.line(concept.definition.zh(), concept.definition.en());
    heading(concept, voice).and("  ", Role::Plain).and(definition, Role::Plain)
}

fn begin(document: &mut Document, concept: &ConceptView, voice: Voice) {
    let language = voice.language;
    document.push(Block::Title(heading(concept, voice)));
    let kind = language.kind(concept.kind);
    let field = voice.line(&concept.subject_field.zh, &concept.subject_field.en);
    let mut about = format!("{kind}{}{field}", language.words().clause_separator);
    if !concept.pinyin.is_empty() && (voice.both || language == Language::Zh) {
        about = format!("{}  {about}", concept.pinyin);
    }
    document.push(Block::Note(Line::of(about, Role::Aside)));
    paragraphs(document, voice, concept.definition.zh(), concept.definition.en());
    paragraphs(document, voice, concept.explanation.zh(), concept.explanation.en());
}

fn lay_out(document: &mut Document, concept: &ConceptView, voice: Voice) {
    begin(document, concept, voice);
    let words = voice.language.words();
    let mut fields = naming_fields(concept, voice);
    if let Some(model) = &concept.model {
        fields.extend(model_fields(model, voice));
    }
    fields.extend(hierarchy_fields(concept, voice, MOST_NAMES));
    fields.extend(concept.sources.first().map(|source| Field::new(words.source, citation(source))));
    document.push_fields(fields);
}

fn lay_out_in_full(document: &mut Document, concept: &ConceptView, voice: Voice) {
    begin(document, concept, voice);
    let words = voice.language.words();
    let mut fields = naming_fields(concept, voice);
    fields.extend(hierarchy_fields(concept, voice, usize::MAX));
    fields.extend(concept.comparisons.iter().map(|comparison| {
        let names: Vec<String> =
            comparison.concepts.iter().map(|named| voice.line(&named.zh, &named.en)).collect();
        Field::new(words.compared, Line::plain(names.join(" vs ")))
    }));
    document.push_fields(merged(fields));
    let mut section = |heading: &str, fields: Vec<Field>| {
        if !fields.is_empty() {
            document.push(Block::Heading(Line::plain(heading)));
            document.push_fields(fields);
        }
    };
    let aspects = concept.aspects.iter();
    let aspects = aspects.filter_map(|aspect| {
        text_field(voice, &voice.line(&aspect.zh, &aspect.en), aspect.text.zh(), aspect.text.en())
    });
    section(words.aspects, aspects.collect());
    section(
        words.facts,
        concept.model.iter().flat_map(|model| model_fields(model, voice)).collect(),
    );
    section(
        words.rulings,
        concept
            .rulings
            .iter()
            .map(|ruling| {
                let text = format!(
                    "{}, {} ({})",
                    ruling.term,
                    ruling.body,
                    voice.language.strength(ruling.strength)
                );
                Field {
                    label: ruling.date.to_string(),
                    role: Role::Date,
                    values: vec![Line::plain(text)],
                }
            })
            .collect(),
    );
    section(words.history, concept.history.iter().map(|event| event_field(voice, event)).collect());
    let reviewed = format!("{}  {}", words.reviewed, concept.reviewed);
    section(words.sources, concept.sources.iter().map(dated_source).collect());
    document.push(Block::Note(Line::of(reviewed, Role::Aside)));
}

/// Fields with one label become one field.
fn merged(fields: Vec<Field>) -> Vec<Field> {
    let mut merged: Vec<Field> = Vec::new();
    for field in fields {
        match merged.last_mut() {
            Some(last) if last.label == field.label => last.values.extend(field.values),
            _ => merged.push(field),
        }
    }
    merged
}

/// What it is also called, what it should not be called, and what is to be said about that.
fn naming_fields(concept: &ConceptView, voice: Voice) -> Vec<Field> {
    let words = voice.language.words();
    let mut fields = Vec::new();
    let lists = match voice.language {
        Language::Zh => [&concept.terms.zh, &concept.terms.en],
        Language::En => [&concept.terms.en, &concept.terms.zh],
    };
    let admitted = lists.map(|lists| {
        let terms = lists.admitted.iter().map(|term| with_region(term, voice.language));
        terms.collect::<Vec<_>>().join(words.list_separator)
    });
    let admitted: Vec<String> = admitted.into_iter().filter(|names| !names.is_empty()).collect();
    if !admitted.is_empty() {
        fields.push(Field::new(
            words.also_called,
            Line::plain(admitted.join(words.clause_separator)),
        ));
    }
    for term in lists.iter().flat_map(|lists| &lists.deprecated) {
        let mut line = Line::of(with_region(term, voice.language), Role::Warning);
        if let Some(reason) = &term.reason {
            let reason = voice.line(reason.zh(), reason.en());
            line = line.and(voice.language.of("：", ": "), Role::Plain).and(reason, Role::Plain);
        }
        fields.push(Field::new(words.avoid, line));
    }
    fields.extend(text_field(voice, words.usage, concept.scope_note.zh(), concept.scope_note.en()));
    merged(fields)
}

fn with_region(term: &TermView, language: Language) -> String {
    match (term.region, language) {
        (None, _) => term.term.clone(),
        (Some(region), Language::Zh) => format!("{}（{}）", term.term, language.region(region)),
        (Some(region), Language::En) => format!("{} ({})", term.term, language.region(region)),
    }
}

/// What stands above, below and beside it. Long lists are cut after `most` names, and say so.
fn hierarchy_fields(concept: &ConceptView, voice: Voice, most: usize) -> Vec<Field> {
    let words = voice.language.words();
    let (kind_of, instance_of) = concept.broader.split_at(concept.generic.0);
    let (kinds, instances) = concept.narrower.split_at(concept.generic.1);
    [
        (words.kind_of, kind_of),
        (words.instance_of, instance_of),
        (words.part_of, &concept.part_of[..]),
        (words.kinds, kinds),
        (words.instances, instances),
        (words.parts, &concept.parts),
        (words.developed, &concept.developed),
        (words.confusable, &concept.confusable),
        (words.related, &concept.related),
    ]
    .into_iter()
    .filter_map(|(label, list)| {
        let shown = &list[..list.len().min(most)];
        let mut field = names_field(voice, label, shown)?;
        if shown.len() < list.len() {
            let rest = list.len() - shown.len();
            let more = match voice.language {
                Language::Zh => format!(" 等 {} 个", list.len()),
                Language::En => format!(", and {rest} more"),
            };
            field.values[0] = std::mem::take(&mut field.values[0]).and(more, Role::Aside);
        }
        Some(field)
    })
    .collect()
}

fn model_fields(model: &ModelView, voice: Voice) -> Vec<Field> {
    let (language, words) = (voice.language, voice.language.words());
    let licence = model.licence.as_ref().map(|licence| match licence {
        FactView::Undisclosed(_) => words.undisclosed.to_owned(),
        FactView::Published(name) => name.clone(),
    });
    let facts = [
        (words.released, model.released.map(|date| date.to_string())),
        (words.parameters, parameters(model.parameters.as_ref(), language)),
        (words.active_parameters, parameters(model.active_parameters.as_ref(), language)),
        (words.context, tokens(model.context_tokens.as_ref(), language)),
        (words.modality, modalities(model, language)),
        (words.weights, model.weights.map(|weights| language.weights(weights).to_owned())),
        (words.licence, licence),
    ];
    let facts =
        facts.into_iter().filter_map(|(label, text)| Some(Field::new(label, Line::plain(text?))));
    names_field(voice, words.developer, &model.developer).into_iter().chain(facts).collect()
}
