//! The entry of a concept, laid out: in a line, on a screen, in full.

use super::layout::{
    both_names, citation, dated_source, event_field, modalities, paragraphs, parameters,
    text_field, tokens,
};
use super::view::{ConceptView, FactView, ModelView, Named, RulingView, SourceView, TermView};
use crate::concept::Kind;
use crate::document::{Block, Document, Field, Line, Role};
use crate::language::{Language, Voice};

/// A list of names longer than this does not fit into an answer of one screen.
const MOST_NAMES: usize = 4;

/// What the concept is called.
pub(super) fn name(concept: &ConceptView) -> Named {
    let terms = &concept.terms;
    Named {
        id: concept.id.clone(),
        zh: terms.zh.preferred.term.clone(),
        en: terms.en.preferred.term.clone(),
    }
}

/// The names at the head of an entry: both preferred terms, and the short form.
fn heading(concept: &ConceptView, voice: Voice) -> Line {
    let Named { zh, en, .. } = name(concept);
    let (own, other) = match voice.language {
        Language::Zh => (zh, en),
        Language::En => (en, zh),
    };
    let mut line = Line::of(&own, Role::Name);
    if own != other {
        line = line.and("  ", Role::Plain).and(other, Role::Name);
    }
    let lists = [&concept.terms.en, &concept.terms.zh];
    let short: Vec<&str> =
        lists.iter().flat_map(|lists| &lists.abbreviation).map(|t| t.term.as_str()).collect();
    if short.is_empty() { line } else { line.and(format!("  ({})", short.join(", ")), Role::Plain) }
}

/// The entry in a line.
pub(super) fn brief(concept: &ConceptView, voice: Voice) -> Line {
    let definition = voice.line(concept.definition.zh(), concept.definition.en());
    heading(concept, voice).and("  ", Role::Plain).and(definition, Role::Plain)
}

/// The entry on a screen: what a reader wants at once.
pub(super) fn on_one_screen(document: &mut Document, concept: &ConceptView, voice: Voice) {
    begin(document, concept, voice);
    let words = voice.language.words();
    let mut fields = naming_fields(concept, voice);
    fields.extend(concept.model.iter().flat_map(|model| model_fields(model, voice)));
    fields.extend(neighbours(concept, voice, MOST_NAMES));
    fields.extend(concept.sources.first().map(|source| {
        let line = match (concept.cited.saturating_sub(1), voice.language) {
            (0, _) => citation(source),
            (_, Language::Zh) => {
                citation(source).and(format!(" 等 {} 个", concept.cited), Role::Aside)
            }
            (rest, Language::En) => citation(source).and(format!(", and {rest} more"), Role::Aside),
        };
        Field::new(words.source, line)
    }));
    document.push_fields(fields);
}

/// Everything that the entry says.
pub(super) fn in_full(document: &mut Document, concept: &ConceptView, voice: Voice) {
    begin(document, concept, voice);
    let words = voice.language.words();
    let mut fields = naming_fields(concept, voice);
    fields.extend(text_field(voice, words.usage, concept.scope_note.zh(), concept.scope_note.en()));
    fields.extend(below(concept, voice));
    fields.extend(neighbours(concept, voice, usize::MAX));
    fields.extend(concept.comparisons.iter().map(|comparison| {
        let names: Vec<String> =
            comparison.concepts.iter().map(|other| told_apart(voice, concept, other)).collect();
        Field::new(words.compared, Line::plain(names.join(" vs ")))
    }));
    document.push_fields(merged(fields));
    let aspects = concept.aspects.iter().filter_map(|aspect| {
        text_field(voice, &voice.line(&aspect.zh, &aspect.en), aspect.text.zh(), aspect.text.en())
    });
    section(document, words.aspects, aspects.collect());
    let facts = concept.model.iter().flat_map(|model| model_fields(model, voice));
    section(document, words.facts, facts.collect());
    section(
        document,
        words.rulings,
        concept.rulings.iter().map(|ruling| ruling_field(ruling, voice)).collect(),
    );
    section(
        document,
        words.history,
        concept.history.iter().map(|event| event_field(voice, event)).collect(),
    );
    let mut sources: Vec<&SourceView> = concept.sources.iter().collect();
    sources.sort_by_key(|source| source.date);
    section(document, words.all_sources, sources.into_iter().map(dated_source).collect());
    document.push(Block::Note(Line::of(
        format!("{}  {}", words.reviewed, concept.reviewed),
        Role::Aside,
    )));
}

fn section(document: &mut Document, heading: &str, fields: Vec<Field>) {
    if !fields.is_empty() {
        document.push(Block::Heading(Line::plain(heading)));
        document.push_fields(fields);
    }
}

/// Names, pronunciation, definition, explanation.
fn begin(document: &mut Document, concept: &ConceptView, voice: Voice) {
    document.push(Block::Title(heading(concept, voice)));
    let mut about = vec![voice.language.kind(concept.kind).to_owned()];
    // What a model or an organization is, its kind says already.
    if !matches!(concept.kind, Kind::Model | Kind::Family | Kind::Product | Kind::Organization) {
        about.push(voice.line(&concept.subject_field.zh, &concept.subject_field.en));
        about.dedup();
    }
    let mut about = about.join(voice.language.words().clause_separator);
    if !concept.pinyin.is_empty() && (voice.both || voice.language == Language::Zh) {
        about = format!("{}  {about}", concept.pinyin);
    }
    document.push(Block::Note(Line::of(about, Role::Aside)));
    paragraphs(document, voice, concept.definition.zh(), concept.definition.en());
    paragraphs(document, voice, concept.explanation.zh(), concept.explanation.en());
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

/// What it is also called, and what it should not be called.
fn naming_fields(concept: &ConceptView, voice: Voice) -> Vec<Field> {
    let words = voice.language.words();
    let mut fields = Vec::new();
    let lists = match voice.language {
        Language::Zh => [&concept.terms.zh, &concept.terms.en],
        Language::En => [&concept.terms.en, &concept.terms.zh],
    };
    // A name that stands in the heading or in the other language already is not said again.
    let own = name(concept);
    let mut said = vec![own.zh, own.en];
    let mut admitted: Vec<String> = Vec::new();
    for lists in lists {
        let mut names: Vec<String> = Vec::new();
        for term in lists.admitted.iter().filter(|term| !said.contains(&term.term)) {
            names.push(with_region(term, voice.language));
        }
        said.extend(lists.admitted.iter().map(|term| term.term.clone()));
        if !names.is_empty() {
            admitted.push(names.join(words.list_separator));
        }
    }
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
    merged(fields)
}

fn with_region(term: &TermView, language: Language) -> String {
    match (term.region, language) {
        (None, _) => term.term.clone(),
        (Some(region), Language::Zh) => format!("{}（{}）", term.term, language.region(region)),
        (Some(region), Language::En) => format!("{} ({})", term.term, language.region(region)),
    }
}

/// What stands above and beside it.
fn neighbours(concept: &ConceptView, voice: Voice, most: usize) -> Vec<Field> {
    let words = voice.language.words();
    let (kind_of, instance_of) = concept.broader.split_at(concept.generic.0);
    // What stands on the card already is not said again.
    let developers = concept.model.iter().flat_map(|model| &model.developer);
    let said: Vec<&Named> =
        concept.confusable.iter().chain(&concept.developed).chain(developers).collect();
    let related: Vec<Named> =
        concept.related.iter().filter(|named| !said.contains(named)).cloned().collect();
    let lists = [
        (words.kind_of, kind_of),
        (words.instance_of, instance_of),
        (words.part_of, &concept.part_of[..]),
        (words.developed, &concept.developed),
        (words.confusable, &concept.confusable),
        (words.related, &related),
    ];
    lists
        .into_iter()
        .filter_map(|(label, list)| names_field(concept, voice, label, list, most))
        .collect()
}

/// What stands below it.
fn below(concept: &ConceptView, voice: Voice) -> Vec<Field> {
    let words = voice.language.words();
    let (kinds, instances) = concept.narrower.split_at(concept.generic.1);
    let lists =
        [(words.kinds, kinds), (words.instances, instances), (words.parts, &concept.parts[..])];
    lists
        .into_iter()
        .filter_map(|(label, list)| names_field(concept, voice, label, list, usize::MAX))
        .collect()
}

fn names_field(
    concept: &ConceptView,
    voice: Voice,
    label: &str,
    list: &[Named],
    most: usize,
) -> Option<Field> {
    (!list.is_empty()).then(|| Field::new(label, names(concept, voice, list, most)))
}

/// Names in a row. A list cut after `most` names says how many there are.
fn names(concept: &ConceptView, voice: Voice, list: &[Named], most: usize) -> Line {
    let shown: Vec<String> =
        list.iter().take(most).map(|other| told_apart(voice, concept, other)).collect();
    let line = Line::plain(shown.join(voice.language.words().list_separator));
    match (list.len().saturating_sub(most), voice.language) {
        (0, _) => line,
        (_, Language::Zh) => line.and(format!(" 等 {} 个", list.len()), Role::Aside),
        (rest, Language::En) => line.and(format!(", and {rest} more"), Role::Aside),
    }
}

/// The name of another concept; with the other language beside it if the names are the same.
fn told_apart(voice: Voice, concept: &ConceptView, other: &Named) -> String {
    let own = name(concept);
    if own.id != other.id && voice.language.of_named(&own) == voice.language.of_named(other) {
        both_names(voice, other)
    } else {
        voice.line(&other.zh, &other.en)
    }
}

fn ruling_field(ruling: &RulingView, voice: Voice) -> Field {
    let strength = voice.language.strength(ruling.strength);
    let text = match voice.language {
        Language::Zh => format!("{}：{}，{strength}", ruling.term, ruling.body),
        Language::En => format!("{}: {}, {strength}", ruling.term, ruling.body),
    };
    Field { label: ruling.date.to_string(), role: Role::Date, values: vec![Line::plain(text)] }
}

fn model_fields(model: &ModelView, voice: Voice) -> Vec<Field> {
    let (language, words) = (voice.language, voice.language.words());
    let licence = model.licence.as_ref().map(|licence| match licence {
        FactView::Undisclosed(_) => words.undisclosed.to_owned(),
        FactView::Published(name) => name.clone(),
    });
    let developers: Vec<String> =
        model.developer.iter().map(|named| voice.line(&named.zh, &named.en)).collect();
    let facts = [
        (words.developer, (!developers.is_empty()).then(|| developers.join(words.list_separator))),
        (words.released, model.released.map(|date| date.to_string())),
        (words.parameters, parameters(model.parameters.as_ref(), language)),
        (words.active_parameters, parameters(model.active_parameters.as_ref(), language)),
        (words.context, tokens(model.context_tokens.as_ref(), language)),
        (words.modality, modalities(model, language)),
        (words.weights, model.weights.map(|weights| language.weights(weights).to_owned())),
        (words.licence, licence),
    ];
    facts
        .into_iter()
        .filter_map(|(label, text)| Some(Field::new(label, Line::plain(text?))))
        .collect()
}
