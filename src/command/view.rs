//! What JSON shows of a concept, a source, an event. Views are made for readers: the stored model can
//! change without breaking them. Their shape is fixed by `schema/answer.schema.json`.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::concept::{
    AspectAnswer, Bilingual, Concept, Disclosed, EventKind, HistoryNote, Kind, LanguageSection,
    Modality, ModelFacts, Region, Ruling, Source, Strength, Term, VocabularyItem, Weights,
};
use crate::date::Date;
use crate::pack::{Derived, Event, Record, Reference, Status};
use crate::search::{Evidence, Hit};
use crate::termbase::Termbase;

/// Something with an identifier and a name in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Named {
    pub id: String,
    pub zh: String,
    pub en: String,
}

impl From<Reference> for Named {
    fn from(reference: Reference) -> Self {
        Self { id: reference.id, zh: reference.zh, en: reference.en }
    }
}

/// A text in both languages; null where there is none.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Text {
    pub zh: Option<String>,
    pub en: Option<String>,
}

impl Text {
    /// A text that is there in both languages.
    #[must_use]
    pub fn new(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { zh: Some(zh.into()), en: Some(en.into()) }
    }

    /// The Chinese text, empty if there is none.
    #[must_use]
    pub fn zh(&self) -> &str {
        self.zh.as_deref().unwrap_or_default()
    }

    /// The English text, empty if there is none.
    #[must_use]
    pub fn en(&self) -> &str {
        self.en.as_deref().unwrap_or_default()
    }
}

impl From<Bilingual> for Text {
    fn from(text: Bilingual) -> Self {
        Self::new(text.zh, text.en)
    }
}

/// Which edition of the termbase answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "the names say it")]
pub struct TermbaseView {
    pub version: String,
    pub reviewed: Date,
    pub concepts: u32,
}

impl TermbaseView {
    pub(super) fn new(termbase: &Termbase<'_>) -> Self {
        let edition = termbase.edition();
        Self { version: edition.version, reviewed: edition.reviewed, concepts: termbase.concepts() }
    }
}

/// Why a concept is in the answer.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Match {
    pub by: Evidence,
    pub term: String,
    pub status: Status,
    pub score: f64,
}

impl From<&Hit> for Match {
    fn from(hit: &Hit) -> Self {
        Self { by: hit.by, term: hit.term.clone(), status: hit.status, score: hit.score }
    }
}

/// A concept, whole.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[expect(missing_docs, reason = "the names say it")]
pub struct ConceptView {
    pub id: String,
    pub kind: Kind,
    pub subject_field: Named,
    pub terms: Terms,
    pub pinyin: String,
    pub definition: Text,
    pub explanation: Text,
    pub scope_note: Text,
    /// What it is a kind of, then what it is an instance of.
    pub broader: Vec<Named>,
    /// Its kinds, then its instances.
    pub narrower: Vec<Named>,
    pub part_of: Vec<Named>,
    pub parts: Vec<Named>,
    pub related: Vec<Named>,
    pub confusable: Vec<Named>,
    pub comparisons: Vec<ComparisonReference>,
    pub aspects: Vec<AspectView>,
    pub model: Option<ModelView>,
    pub rulings: Vec<RulingView>,
    pub history: Vec<EventView>,
    pub sources: Vec<SourceView>,
    pub reviewed: Date,
    #[serde(rename = "match")]
    pub matched: Option<Match>,
    /// How many of `broader` and of `narrower` are of the generic kind; text tells them apart.
    #[serde(skip)]
    pub generic: (usize, usize),
    /// What an organization has developed.
    #[serde(skip)]
    pub developed: Vec<Named>,
}

/// The terms of a concept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Terms {
    pub zh: TermLists,
    pub en: TermLists,
}

/// The terms of a concept in one language, by standing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "the names say it")]
pub struct TermLists {
    pub preferred: TermView,
    pub abbreviation: Vec<TermView>,
    pub admitted: Vec<TermView>,
    pub deprecated: Vec<TermView>,
    pub hidden: Vec<TermView>,
}

/// A term.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "the names say it")]
pub struct TermView {
    pub term: String,
    pub region: Option<Region>,
    pub reason: Option<Text>,
}

impl From<Term> for TermView {
    fn from(term: Term) -> Self {
        let reason = (term.reason_zh.is_some() || term.reason_en.is_some())
            .then_some(Text { zh: term.reason_zh, en: term.reason_en });
        Self { term: term.text, region: term.region, reason }
    }
}

impl From<LanguageSection> for TermLists {
    fn from(section: LanguageSection) -> Self {
        let all = |terms: Vec<Term>| terms.into_iter().map(TermView::from).collect();
        Self {
            preferred: TermView { term: section.preferred, region: None, reason: None },
            abbreviation: all(section.abbreviation),
            admitted: all(section.admitted),
            deprecated: all(section.deprecated),
            hidden: all(section.hidden),
        }
    }
}

/// A comparison, as a concept refers to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "the names say it")]
pub struct ComparisonReference {
    pub concepts: Vec<Named>,
    pub verdict: Text,
}

/// A short answer to the question of an aspect.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "the names say it")]
pub struct AspectView {
    pub id: String,
    pub zh: String,
    pub en: String,
    pub text: Text,
}

/// What the maker has published about a model.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "the names say it")]
pub struct ModelView {
    pub released: Option<Date>,
    pub parameters: Option<FactView<Vec<u64>>>,
    pub active_parameters: Option<FactView<Vec<u64>>>,
    pub context_tokens: Option<FactView<Vec<u64>>>,
    pub modality: Vec<Modality>,
    pub weights: Option<Weights>,
    pub licence: Option<FactView<String>>,
    pub developer: Vec<Named>,
}

/// A fact, or the word `undisclosed`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum FactView<T> {
    /// The maker has said.
    Published(T),
    /// The maker has not said.
    Undisclosed(Undisclosed),
}

/// The word `undisclosed`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Undisclosed {
    /// The maker has not said.
    Undisclosed,
}

impl<T> From<Disclosed<T>> for FactView<T> {
    fn from(fact: Disclosed<T>) -> Self {
        match fact {
            Disclosed::Published(fact) => Self::Published(fact),
            Disclosed::Undisclosed => Self::Undisclosed(Undisclosed::Undisclosed),
        }
    }
}

/// An official decision on a name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "the names say it")]
pub struct RulingView {
    pub term: String,
    pub body: String,
    pub date: Date,
    pub strength: Strength,
    pub source: SourceView,
}

/// A dated event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "the names say it")]
pub struct EventView {
    pub date: Date,
    pub kind: EventKind,
    pub major: bool,
    pub stage: Named,
    pub concept: Named,
    pub zh: String,
    pub en: String,
    pub source: SourceView,
}

/// A text that a statement rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "the names say it")]
pub struct SourceView {
    pub id: String,
    pub title: String,
    pub authors: String,
    pub date: Date,
    pub url: String,
    /// `arXiv:1706.03762`, `doi:10.…` or the address.
    #[serde(skip)]
    pub address: String,
}

impl From<Source> for SourceView {
    fn from(source: Source) -> Self {
        let (address, url) = match (source.arxiv, source.doi, source.url) {
            (Some(id), _, _) => (format!("arXiv:{id}"), format!("https://arxiv.org/abs/{id}")),
            (_, Some(doi), _) => (format!("doi:{doi}"), format!("https://doi.org/{doi}")),
            (_, _, url) => {
                let url = url.unwrap_or_default();
                (url.clone(), url)
            }
        };
        Self {
            id: source.id,
            title: source.title,
            authors: source.authors,
            date: source.date,
            url,
            address,
        }
    }
}

/// A concept in short, for answers that are not about it alone.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[expect(missing_docs, reason = "the names say it")]
pub struct ConceptSummary {
    pub id: String,
    pub kind: Kind,
    pub zh: String,
    pub en: String,
    pub definition: Text,
    #[serde(rename = "match")]
    pub matched: Option<Match>,
    /// Position in the termbase.
    #[serde(skip)]
    pub position: u32,
}

impl ConceptSummary {
    pub(super) fn new(termbase: &Termbase<'_>, position: u32, hit: Option<&Hit>) -> Self {
        let concept = termbase.record(position).concept;
        Self {
            id: concept.id,
            kind: concept.kind,
            zh: concept.zh.preferred,
            en: concept.en.preferred,
            definition: Text::new(concept.zh.definition, concept.en.definition),
            matched: hit.map(Match::from),
            position,
        }
    }

    pub(super) fn named(&self) -> Named {
        Named { id: self.id.clone(), zh: self.zh.clone(), en: self.en.clone() }
    }
}

/// Resolves what a record refers to.
pub(super) struct Resolver<'t, 'b> {
    termbase: &'t Termbase<'b>,
}

impl<'t, 'b> Resolver<'t, 'b> {
    pub(super) fn new(termbase: &'t Termbase<'b>) -> Self {
        Self { termbase }
    }

    pub(super) fn concept(&self, hit: &Hit) -> ConceptView {
        let Record { concept, derived } = self.termbase.record(hit.concept);
        let sources = self.all_sources(&concept);
        let (mut broader, instance_of) =
            (self.by_id(&concept.broader), self.by_id(&concept.instance_of));
        let (mut narrower, instances) = (self.at(&derived.narrower), self.at(&derived.instances));
        let generic = (broader.len(), narrower.len());
        broader.extend(instance_of);
        narrower.extend(instances);
        let history =
            derived.events.iter().map(|&event| self.event(self.termbase.event(event))).collect();
        let developer = self.by_id(&concept.developer);
        ConceptView {
            kind: concept.kind,
            subject_field: self.subject_field(&concept.subject_field),
            pinyin: derived.pinyin.clone(),
            definition: Text::new(&concept.zh.definition, &concept.en.definition),
            explanation: Text::new(&concept.zh.explanation, &concept.en.explanation),
            scope_note: Text {
                zh: concept.zh.scope_note.clone(),
                en: concept.en.scope_note.clone(),
            },
            broader,
            narrower,
            generic,
            part_of: self.by_id(&concept.part_of),
            parts: self.at(&derived.parts),
            related: self.at(&derived.related),
            confusable: self.by_id(&concept.confusable),
            comparisons: self.comparisons(&derived),
            aspects: self.aspects(concept.aspects),
            model: model(concept.model, developer),
            rulings: concept.rulings.into_iter().map(|ruling| self.ruling(ruling)).collect(),
            history,
            sources,
            reviewed: concept.reviewed,
            matched: Some(hit.into()),
            developed: self.at(&derived.developed),
            id: concept.id,
            terms: Terms { zh: concept.zh.into(), en: concept.en.into() },
        }
    }

    pub(super) fn event(&self, event: Event) -> EventView {
        let stage = self.termbase.stage(event.stage);
        let HistoryNote { date, kind, major, zh, en, source, also: _ } = event.note;
        EventView {
            date,
            kind,
            major,
            stage: Named { id: stage.id, zh: stage.zh, en: stage.en },
            concept: self.termbase.reference(event.concept).into(),
            zh,
            en,
            source: self.source(&source),
        }
    }

    pub(super) fn source(&self, id: &str) -> SourceView {
        self.termbase.source(id).expect("the build has checked every reference").into()
    }

    pub(super) fn by_id(&self, ids: &[String]) -> Vec<Named> {
        let positions = ids.iter().filter_map(|id| self.termbase.position(id));
        positions.map(|position| self.termbase.reference(position).into()).collect()
    }

    fn at(&self, positions: &[u32]) -> Vec<Named> {
        positions.iter().map(|&position| self.termbase.reference(position).into()).collect()
    }

    pub(super) fn subject_field(&self, id: &str) -> Named {
        let VocabularyItem { id, zh, en } =
            self.termbase.subject_field(id).expect("the build has checked every reference");
        Named { id, zh, en }
    }

    fn comparisons(&self, derived: &Derived) -> Vec<ComparisonReference> {
        let view = |&position: &u32| {
            let comparison = self.termbase.comparison(position);
            ComparisonReference {
                concepts: self.by_id(&comparison.concepts),
                verdict: comparison.verdict.into(),
            }
        };
        derived.comparisons.iter().map(view).collect()
    }

    /// In the order of the vocabulary, which is the reading order.
    fn aspects(&self, mut answers: BTreeMap<String, AspectAnswer>) -> Vec<AspectView> {
        if answers.is_empty() {
            return Vec::new();
        }
        let aspects = self.termbase.aspects().into_iter();
        let answered =
            aspects.filter_map(|aspect| answers.remove(&aspect.id).map(|answer| (aspect, answer)));
        answered
            .map(|(VocabularyItem { id, zh, en }, answer)| AspectView {
                id,
                zh,
                en,
                text: Text::new(answer.zh, answer.en),
            })
            .collect()
    }

    fn ruling(&self, ruling: Ruling) -> RulingView {
        let Ruling { term, body, date, strength, source } = ruling;
        RulingView { term, body, date, strength, source: self.source(&source) }
    }

    /// The sources of the entry itself, then those of its single statements, each once.
    fn all_sources(&self, concept: &Concept) -> Vec<SourceView> {
        let mut ids: Vec<&str> = Vec::new();
        let own = concept.sources.iter().map(String::as_str);
        let rulings = concept.rulings.iter().map(|ruling| ruling.source.as_str());
        let aspects = concept.aspects.values().filter_map(|answer| answer.source.as_deref());
        let history = concept.history.iter().map(|note| note.source.as_str());
        for id in own.chain(rulings).chain(aspects).chain(history) {
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        ids.into_iter().map(|id| self.source(id)).collect()
    }
}

/// The facts of a model. Who made something is a fact too, even where no other is known.
pub(super) fn model(facts: Option<ModelFacts>, developer: Vec<Named>) -> Option<ModelView> {
    if facts.is_none() && developer.is_empty() {
        return None;
    }
    let facts = facts.unwrap_or_default();
    Some(ModelView {
        released: facts.released,
        parameters: facts.parameters.map(FactView::from),
        active_parameters: facts.active_parameters.map(FactView::from),
        context_tokens: facts.context_tokens.map(FactView::from),
        modality: facts.modality,
        weights: facts.weights,
        licence: facts.licence.map(FactView::from),
        developer,
    })
}
