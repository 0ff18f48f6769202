//! A name in company: with a general word (`RAG技术`, `Transformer架构`, 大模型幻觉), with another name of
//! the same concept (`检索增强生成 RAG`), or with the name of what it is a kind or part of (`lora微调`).
//!
//! The general words are a closed list. Any other word beside a name makes another thing of it: 温度计,
//! 量化宽松 and `wheel alignment` are refused.

use super::Evidence;
use super::affix::{trimmed, without_first, without_last};
use super::lookup::{THRESHOLD, exact_candidates, of_a_name};
use super::normalize::{has_han, is_han};
use super::query::{Candidate, Query, is_searched};
use crate::concept::Kind;
use crate::hierarchy::ascent;
use crate::termbase::{LEXICON, Termbase};

/// A name in company is as sure as the name, nearly.
const IN_COMPANY: f64 = 0.9;

/// General words that stand behind a name, and the kinds of concept they are said of. A name that is also
/// an everyday word needs a kind that fits: 温度参数 yes, 温度技术 no.
const BEHIND: [(&[&str], &[Kind]); 8] = [
    (
        &[
            "技术",
            "方法",
            "算法",
            "演算法",
            "机制",
            "策略",
            "方案",
            "范式",
            "过程",
            "原理",
            "technology",
            "technique",
            "techniques",
            "method",
            "methods",
            "algorithm",
            "mechanism",
            "approach",
            "strategy",
        ],
        &[Kind::Method, Kind::Architecture, Kind::Concept, Kind::Field, Kind::Task, Kind::Protocol],
    ),
    (
        &["架构", "结构", "网络", "网路", "architecture", "network", "networks", "layer"],
        &[Kind::Architecture, Kind::Method, Kind::Model, Kind::Family],
    ),
    (
        &["模型", "大模型", "系列", "系列模型", "model", "models", "series", "llm"],
        &[Kind::Model, Kind::Family, Kind::Architecture, Kind::Product],
    ),
    (
        &["现象", "问题", "效应", "能力", "phenomenon", "problem", "issue", "effect"],
        &[Kind::Phenomenon],
    ),
    (&["参数", "指标", "系数", "parameter", "metric", "score"], &[Kind::Metric, Kind::Concept]),
    (
        &["基准", "基准测试", "评测", "测试集", "数据集", "榜单", "benchmark", "dataset"],
        &[Kind::Benchmark, Kind::Dataset],
    ),
    (
        &[
            "工具",
            "框架",
            "库",
            "引擎",
            "平台",
            "协议",
            "标准",
            "文件格式",
            "格式",
            "framework",
            "library",
            "tool",
            "protocol",
            "engine",
            "format",
        ],
        &[Kind::Tool, Kind::Protocol, Kind::Standard, Kind::Product],
    ),
    (
        &[
            "公司", "集团", "任务", "论文", "概念", "术语", "company", "task", "paper", "concept",
            "term",
        ],
        &[Kind::Organization, Kind::Task],
    ),
];

/// Of these, the words that make another thing of a name of another kind, everyday word or not.
const STRICT: [&str; 9] =
    ["结构", "网络", "网路", "公司", "集团", "库", "network", "networks", "company"];

/// General words that stand before a name: where it is at home.
const BEFORE: [&str; 10] = [
    "大语言模型",
    "大模型",
    "语言模型",
    "人工智能",
    "深度学习",
    "机器学习",
    "模型",
    "llm",
    "ai",
    "llms",
];

/// Kinds that are no part of anything: what stands before them is another name.
const ALONE: [Kind; 4] = [Kind::Organization, Kind::Product, Kind::Model, Kind::Family];

/// The names that the query holds, if the rest of it says no more.
pub(super) fn candidates<'t>(termbase: &Termbase<'t>, query: &Query<'_>) -> Vec<Candidate<'t>> {
    let mut found = two_names(termbase, query);
    let text = trimmed(&query.plain);
    for (words, kinds) in BEHIND {
        for word in words {
            let Some(rest) = without_last(text, word) else { continue };
            let is_strict = STRICT.contains(word);
            found.extend(in_company(termbase, query, rest, kinds, is_strict));
        }
    }
    for rest in BEFORE.into_iter().filter_map(|word| without_first(text, word)) {
        let of_its_own = |candidate: &Candidate<'_>| {
            !ALONE.contains(&termbase.record(candidate.label.concept).concept.kind)
        };
        found.extend(in_company(termbase, query, rest, &[], false).into_iter().filter(of_its_own));
    }
    found
}

/// What the rest means as a name, if the general word may be said of it.
fn in_company<'t>(
    termbase: &Termbase<'t>,
    query: &Query<'_>,
    rest: &str,
    kinds: &[Kind],
    is_strict: bool,
) -> Vec<Candidate<'t>> {
    let rest = Query::new(rest, query.folding);
    let fits = |candidate: &Candidate<'_>| {
        let label = &candidate.label;
        let is_everyday = LEXICON.knows(&rest.normal) || rest.is_everyday();
        is_searched(label)
            && !is_single_character(&rest.normal)
            && candidate.score >= THRESHOLD
            && (kinds.is_empty()
                || (!is_everyday && !is_strict)
                || kinds.contains(&termbase.record(label.concept).concept.kind))
    };
    of_a_name(termbase, &rest).into_iter().filter(fits).map(weakened).collect()
}

/// A single character beside a general word is a piece of another word: 词库 is no 词.
fn is_single_character(name: &str) -> bool {
    has_han(name) && name.chars().count() == 1
}

fn weakened(candidate: Candidate<'_>) -> Candidate<'_> {
    Candidate {
        by: candidate.by.max(Evidence::Words),
        score: THRESHOLD.max(candidate.score * IN_COMPANY),
        ..candidate
    }
}

/// Two listed names side by side, of one concept or of a concept and one above it.
fn two_names<'t>(termbase: &Termbase<'t>, query: &Query<'_>) -> Vec<Candidate<'t>> {
    let mut found = Vec::new();
    for (left, right) in splits(&query.plain) {
        let [left, right] =
            [left, right].map(|part| exact_candidates(termbase, &Query::new(part, query.folding)));
        for left in &left {
            for right in &right {
                let (a, b) = (left.label.concept, right.label.concept);
                if left.label.normal == right.label.normal {
                    continue;
                }
                if a == b || ascent(termbase, a).contains_key(&b) {
                    found.push(weakened(*left));
                } else if ascent(termbase, b).contains_key(&a) {
                    found.push(weakened(*right));
                }
            }
        }
    }
    found
}

/// Names of different concepts that stand side by side in the query, if it is nothing else.
#[must_use]
pub(super) fn strangers<'t>(termbase: &Termbase<'t>, query: &Query<'_>) -> Vec<Candidate<'t>> {
    splits(&query.plain)
        .find_map(|(left, right)| {
            let [left, right] = [left, right]
                .map(|part| exact_candidates(termbase, &Query::new(part, query.folding)));
            let (left, right) = (left.first()?, right.first()?);
            (left.label.concept != right.label.concept).then_some(vec![*left, *right])
        })
        .unwrap_or_default()
}

/// The ways to cut a text in two between words: at spaces and marks, and between Latin and Chinese.
fn splits(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let is_mark = |c: char| c.is_whitespace() || "（(/、,，-".contains(c);
    text.char_indices().skip(1).filter_map(move |(at, c)| {
        let before = text[..at].chars().next_back()?;
        let is_boundary = is_mark(c) || (!is_mark(before) && is_han(before) != is_han(c));
        is_boundary.then_some((&text[..at], &text[at..]))
    })
}
