//! What the entries say, side by side: the answer to `compare` where nobody has written a comparison.
//! Nothing is added to the entries.

use super::compare::{Comparison, RowView};
use super::kinship::{kinship, sentences};
use super::layout::{modalities, parameters, tokens};
use super::resolver::{Resolver, model};
use super::view::{ConceptSummary, ModelView, SourceView, Text};
use crate::language::Language;
use crate::pack::Record;
use crate::search::Hit;
use crate::termbase::Termbase;
use crate::words::Words;

/// What the entries say, side by side. Nothing is added to them.
pub(super) fn put_together(
    termbase: &Termbase<'_>,
    answer: Comparison,
    hits: &[Hit],
) -> Comparison {
    let resolver = Resolver::new(termbase);
    let records: Vec<Record> = hits.iter().map(|hit| termbase.record(hit.concept)).collect();
    let mut kinships = Vec::new();
    for (i, a) in hits.iter().enumerate() {
        kinships.extend(hits[i + 1..].iter().map(|b| kinship(termbase, a.concept, b.concept)));
    }
    let sources = records.iter().filter_map(|record| record.concept.sources.first());
    let mut sources: Vec<SourceView> = sources.map(|id| resolver.source(id)).collect();
    sources.dedup();
    Comparison {
        concepts: hits
            .iter()
            .map(|hit| ConceptSummary::new(termbase, hit.concept, Some(hit)))
            .collect(),
        relation: if let [only] = &kinships[..] { only.relation() } else { None },
        verdict: sentences(termbase, &kinships),
        rows: rows(&resolver, termbase, &records),
        sources,
        ..answer
    }
}

fn rows(resolver: &Resolver<'_, '_>, termbase: &Termbase<'_>, records: &[Record]) -> Vec<RowView> {
    let label = |pick: fn(&'static Words) -> &'static str| {
        Text::new(pick(Language::Zh.words()), pick(Language::En.words()))
    };
    let row = |dimension: Text, cell: &dyn Fn(&Record) -> Text| RowView {
        dimension,
        cells: records.iter().map(cell).collect(),
    };
    let mut rows = vec![
        row(label(|w| w.definition), &|record| {
            Text::new(&record.concept.zh.definition, &record.concept.en.definition)
        }),
        row(label(|w| w.kind), &|record| {
            Text::new(
                Language::Zh.kind(record.concept.kind),
                Language::En.kind(record.concept.kind),
            )
        }),
        row(label(|w| w.subject_field), &|record| {
            let field = resolver.subject_field(&record.concept.subject_field);
            Text::new(field.zh, field.en)
        }),
    ];
    for aspect in termbase.aspects() {
        rows.push(row(Text::new(aspect.zh, aspect.en), &|record| {
            let answer = record.concept.aspects.get(&aspect.id);
            answer.map_or_else(Text::default, |answer| Text::new(&answer.zh, &answer.en))
        }));
    }
    for (dimension, fact) in FACTS {
        rows.push(row(label(*dimension), &|record| {
            let developer = resolver.by_id(&record.concept.developer);
            model(record.concept.model.clone(), developer).map_or_else(Text::default, |model| {
                Text { zh: fact(&model, Language::Zh), en: fact(&model, Language::En) }
            })
        }));
    }
    rows.push(row(label(|w| w.first_event), &|record| first_event(termbase, record)));
    // A row is worth its place if at least two concepts have something to say.
    rows.retain(|row| row.cells.iter().filter(|cell| cell.zh.is_some()).count() > 1);
    rows
}

type Label = fn(&'static Words) -> &'static str;
type Fact = fn(&ModelView, Language) -> Option<String>;

/// The facts of models that can be lined up.
const FACTS: &[(Label, Fact)] = &[
    (
        |w| w.developer,
        |model, language| {
            let names: Vec<&str> =
                model.developer.iter().map(|named| language.of_named(named)).collect();
            (!names.is_empty()).then(|| names.join(language.words().list_separator))
        },
    ),
    (|w| w.released, |model, _| model.released.map(|date| date.to_string())),
    (|w| w.parameters, |model, language| parameters(model.parameters.as_ref(), language)),
    (|w| w.context, |model, language| tokens(model.context_tokens.as_ref(), language)),
    (|w| w.modality, modalities),
    (
        |w| w.weights,
        |model, language| model.weights.map(|weights| language.weights(weights).to_owned()),
    ),
];

fn first_event(termbase: &Termbase<'_>, record: &Record) -> Text {
    let Some(&first) = record.derived.events.first() else {
        return Text::default();
    };
    let note = termbase.event(first).note;
    Text::new(format!("{}，{}", note.date, note.zh), format!("{}: {}", note.date, note.en))
}
