//! Names in the words of Taiwan: 演算法偏見, 專家網路.
//!
//! The termbase lists the names of Taiwan that it knows. People there build others by the same words, so
//! a query that is nothing else is read once more in the words of the mainland. Names are never rewritten.

use super::Evidence;
use super::lookup::of_a_name;
use super::query::{Candidate, Query};
use crate::termbase::Termbase;

/// A name in other words is as sure as the name, nearly.
const IN_OTHER_WORDS: f64 = 0.95;

/// Words of Taiwan, in simplified characters, and those of the mainland.
const WORDS: [(&str, &str); 26] = [
    ("演算法", "算法"),
    ("网路", "网络"),
    ("人工智慧", "人工智能"),
    ("智慧体", "智能体"),
    ("资料", "数据"),
    ("函式", "函数"),
    ("程式", "程序"),
    ("最佳化", "优化"),
    ("影像", "图像"),
    ("辨识", "识别"),
    ("资讯", "信息"),
    ("讯息", "消息"),
    ("快取", "缓存"),
    ("记忆体", "内存"),
    ("伺服器", "服务器"),
    ("视窗", "窗口"),
    ("模组", "模块"),
    ("影片", "视频"),
    ("预设", "默认"),
    ("回圈", "循环"),
    ("递回", "递归"),
    ("杂讯", "噪声"),
    ("阶层", "层次"),
    ("机率", "概率"),
    ("专案", "项目"),
    ("晶片", "芯片"),
];

/// The names that the query means in the words of the mainland.
pub(super) fn candidates<'t>(termbase: &Termbase<'t>, query: &Query<'_>) -> Vec<Candidate<'t>> {
    let rewritten = WORDS
        .iter()
        .fold(query.plain.clone(), |text, (taiwan, mainland)| text.replace(taiwan, mainland));
    if rewritten == query.plain {
        return Vec::new();
    }
    let rewritten = Query::new(&rewritten, query.folding);
    let weakened = |candidate: Candidate<'t>| Candidate {
        by: candidate.by.max(Evidence::Words),
        score: candidate.score * IN_OTHER_WORDS,
        ..candidate
    };
    of_a_name(termbase, &rewritten).into_iter().map(weakened).collect()
}
