//! The command line: what can be asked, and the words for what was asked wrongly.

use std::ffi::OsString;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Args, CommandFactory, Parser, Subcommand, ValueEnum};

use crate::concept::EventKind;
use crate::date::Date;
use crate::language::Language::{self, En, Zh};
use crate::language::Preference;
use crate::render::Format;
use crate::search::normalize::has_han;

/// The narrowest page that can be asked for, in cells.
pub const NARROWEST_PAGE: u16 = 20;

const USAGE: &str = "aiterm [OPTIONS] <QUERY>...\n       aiterm [OPTIONS] <COMMAND> ...";

/// Look up large-model terminology, in Chinese and English, offline
#[derive(Debug, Parser)]
#[command(name = "aiterm", version, override_usage = USAGE)]
pub struct Cli {
    /// What to do; without a command the words are explained
    #[command(subcommand)]
    pub command: Option<Command>,
    /// What to explain
    #[command(flatten)]
    pub explain: Explain,
}

/// Options of every command, written before or after its name.
///
/// They are flattened into each command instead of being global in clap's sense, and the commands are
/// built only when they are called: together that halves what parsing costs at every start.
#[derive(Debug, Clone, Copy, Default, Args)]
pub struct Global {
    /// Language of the answer
    #[arg(
        help = "Language of the answer: auto (that of the query), zh, en, both [env: AITERM_LANG]",
        long,
        value_enum,
        ignore_case = true,
        hide_possible_values = true,
        value_name = "LANG"
    )]
    pub lang: Option<Preference>,
    /// Format: text, json, jsonl (a line an answer), markdown [default: text]
    #[arg(
        long,
        value_enum,
        ignore_case = true,
        hide_possible_values = true,
        value_name = "FORMAT"
    )]
    format: Option<Format>,
    /// Short for --format json
    #[arg(long, conflicts_with = "format")]
    json: bool,
    /// Color: auto, always, never [default: auto]
    #[arg(long, value_enum, ignore_case = true, hide_possible_values = true, value_name = "WHEN")]
    color: Option<When>,
    /// Addresses as links (OSC 8): auto, always, never [default: auto]
    #[arg(long, value_enum, ignore_case = true, hide_possible_values = true, value_name = "WHEN")]
    hyperlinks: Option<When>,
    /// Width of the text in cells, at least 20 [default: that of the terminal, else 80]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(i64::from(NARROWEST_PAGE)..))]
    pub width: Option<u16>,
}

impl Global {
    /// These options, and where they are silent those written before the command.
    #[must_use]
    pub fn or(self, before: Self) -> Self {
        Self {
            lang: self.lang.or(before.lang),
            json: self.json || (before.json && self.format.is_none()),
            format: self.format.or(before.format),
            color: self.color.or(before.color),
            hyperlinks: self.hyperlinks.or(before.hyperlinks),
            width: self.width.or(before.width),
        }
    }

    /// The format, whichever way it was asked for.
    #[must_use]
    pub fn format(&self) -> Format {
        if self.json { Format::Json } else { self.format.unwrap_or_default() }
    }

    /// When to use color.
    #[must_use]
    pub fn color(&self) -> When {
        self.color.unwrap_or_default()
    }

    /// When to write addresses as links.
    #[must_use]
    pub fn hyperlinks(&self) -> When {
        self.hyperlinks.unwrap_or_default()
    }
}

/// When to do something that not every reader wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum When {
    /// If the output is a terminal that can show it
    #[default]
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// What can be asked.
#[derive(Debug, Subcommand)]
#[command(defer = true)]
pub enum Command {
    /// What is it?
    Explain(Explain),
    /// How do they differ?
    Compare(Compare),
    /// What happened when?
    Timeline(Timeline),
}

/// Arguments of `explain`.
#[derive(Debug, Args)]
pub struct Explain {
    /// A name in either language; several words are one query; - reads a query a line
    #[arg(value_name = "QUERY")]
    pub query: Vec<String>,
    /// One line for each sense
    #[arg(long, short, conflicts_with = "full")]
    pub brief: bool,
    /// Aspects, history, official names, all sources
    #[arg(long, short)]
    pub full: bool,
    /// Only a listed name, whatever its case, width, script and spacing
    #[arg(long, short)]
    pub exact: bool,
    /// How to answer
    #[command(flatten)]
    pub global: Global,
}

/// Arguments of `compare`.
#[derive(Debug, Args)]
pub struct Compare {
    /// Two to four names; with vs, 与 or 和 between them they may have several words
    #[arg(value_name = "NAME")]
    pub names: Vec<String>,
    /// Only listed names
    #[arg(long, short)]
    pub exact: bool,
    /// How to answer
    #[command(flatten)]
    pub global: Global,
}

/// Arguments of `timeline`.
#[derive(Debug, Args)]
pub struct Timeline {
    /// A name: only its events, and those of everything below it
    #[arg(value_name = "QUERY")]
    pub query: Vec<String>,
    /// From this year, month or day on: 2017, 2017-06, 2017-06-12
    #[arg(long, value_name = "DATE")]
    pub since: Option<Date>,
    /// Up to this year, month or day
    #[arg(long, value_name = "DATE")]
    pub until: Option<Date>,
    /// Only of concepts of this subject field
    #[arg(long, value_name = "FIELD")]
    pub field: Option<String>,
    /// Only events of this kind: paper, model, product, release, company, standard, law, naming, event
    #[arg(long, value_name = "KIND", value_parser = event_kind(), ignore_case = true, hide_possible_values = true)]
    pub kind: Option<EventKind>,
    /// Every event, not only the major ones of the whole field
    #[arg(long, short)]
    pub all: bool,
    /// Only a listed name
    #[arg(long, short)]
    pub exact: bool,
    /// How to answer
    #[command(flatten)]
    pub global: Global,
}

/// The kinds of events by the names that the data and JSON use.
const EVENT_KINDS: [(&str, EventKind); 9] = [
    ("paper", EventKind::Paper),
    ("model", EventKind::Model),
    ("product", EventKind::Product),
    ("release", EventKind::Release),
    ("company", EventKind::Company),
    ("standard", EventKind::Standard),
    ("law", EventKind::Law),
    ("naming", EventKind::Naming),
    ("event", EventKind::Event),
];

fn event_kind() -> impl TypedValueParser<Value = EventKind> {
    PossibleValuesParser::new(EVENT_KINDS.map(|(name, _)| name)).map(|chosen| {
        let kind = EVENT_KINDS.into_iter().find(|(name, _)| name.eq_ignore_ascii_case(&chosen));
        kind.expect("clap lets only these names through").1
    })
}

/// Names of the commands, for tips on misspelt ones.
pub const COMMANDS: [&str; 3] = ["explain", "compare", "timeline"];

/// The command that a word is a slip away from.
#[must_use]
pub fn command_near(word: &str) -> Option<&'static str> {
    COMMANDS.into_iter().find(|command| strsim::osa_distance(word, command) == 1)
}

/// What is asked, and how to answer.
#[derive(Debug)]
pub struct Request {
    /// What is asked.
    pub command: Command,
    /// Whether the command was left out.
    pub bare: bool,
    /// How to answer.
    pub global: Global,
}

/// What the arguments ask for.
///
/// # Errors
///
/// A request for help or for the version, or wrong usage: clap says which.
pub fn parse(arguments: &[OsString]) -> Result<Request, clap::Error> {
    let Cli { command, explain: mut bare } = Cli::try_parse_from(arguments)?;
    let before = std::mem::take(&mut bare.global);
    let Some(mut command) = command else {
        return Ok(Request { command: Command::Explain(bare), bare: true, global: before });
    };
    command.take_over(&bare).map_err(unknown_option)?;
    let after = std::mem::take(command.global());
    Ok(Request { command, bare: false, global: after.or(before) })
}

/// The error that clap makes of an option that the command does not have.
fn unknown_option(option: &str) -> clap::Error {
    let mut error = clap::Error::new(ErrorKind::UnknownArgument).with_cmd(&Cli::command());
    error.insert(ContextKind::InvalidArg, ContextValue::String(option.to_owned()));
    error
}

impl Command {
    /// Takes over what was written before the command; or names the option that it does not have.
    fn take_over(&mut self, before: &Explain) -> Result<(), &'static str> {
        match self {
            Self::Explain(explain) => {
                explain.brief |= before.brief;
                explain.full |= before.full;
                explain.exact |= before.exact;
                if explain.brief && explain.full { Err("--brief --full") } else { Ok(()) }
            }
            Self::Compare(Compare { exact, .. }) | Self::Timeline(Timeline { exact, .. }) => {
                *exact |= before.exact;
                match before {
                    Explain { brief: true, .. } => Err("--brief"),
                    Explain { full: true, .. } => Err("--full"),
                    _ => Ok(()),
                }
            }
        }
    }

    fn global(&mut self) -> &mut Global {
        match self {
            Self::Explain(Explain { global, .. })
            | Self::Compare(Compare { global, .. })
            | Self::Timeline(Timeline { global, .. }) => global,
        }
    }
}

/// The help that the arguments ask for, in the reader's language and for a page of this width. It is
/// made only when it is wanted, so a look-up does not pay for it.
#[must_use]
pub fn help(
    arguments: &[OsString],
    error: &clap::Error,
    language: Language,
    columns: usize,
) -> String {
    let again = command_in(language, columns).try_get_matches_from(arguments).err();
    again.as_ref().unwrap_or(error).render().to_string()
}

/// The help for somebody who typed nothing.
#[must_use]
pub fn short_help(language: Language, columns: usize) -> String {
    command_in(language, columns).render_help().to_string()
}

fn command_in(language: Language, columns: usize) -> clap::Command {
    let command = Cli::command().term_width(columns);
    match language {
        En => command,
        Zh => in_chinese(command),
    }
}

/// The language that the arguments ask for, though they are wrong: by an option, or by their script.
#[must_use]
pub fn language_asked(arguments: &[OsString]) -> Option<Language> {
    let arguments: Vec<_> = arguments.iter().filter_map(|argument| argument.to_str()).collect();
    let in_han = arguments.iter().any(|argument| has_han(argument)).then_some(Zh);
    let joined = arguments.iter().find_map(|argument| argument.strip_prefix("--lang="));
    let apart = arguments.windows(2).find(|pair| pair[0] == "--lang").map(|pair| pair[1]);
    match joined.or(apart) {
        Some("zh") => Some(Zh),
        Some("en") => Some(En),
        _ => in_han,
    }
}

/// Chinese help texts, by name of the command or argument.
const CHINESE_HELP: &[(&str, &str)] = &[
    ("timeline query", "名称：只看它和它下面的一切"),
    ("query", "中文或英文名称；多个词算一个查询；- 表示逐行读取标准输入"),
    ("names", "两到四个名称；用 vs、与、和隔开时，名称可含空格"),
    ("brief", "每个义项一行"),
    ("full", "要点、大事记、定名、全部来源"),
    ("exact", "只认列出的名称，不论大小写、全半角、繁简、空格"),
    ("lang", "回答的语言：auto（随查询）、zh、en、both\n[环境变量：AITERM_LANG]"),
    ("format", "输出格式：text、json、jsonl（每个回答一行）、\nmarkdown [默认：text]"),
    ("json", "等于 --format json"),
    ("color", "颜色：auto、always、never [默认：auto]"),
    ("hyperlinks", "链接（OSC 8）：auto、always、never [默认：auto]"),
    ("width", "文本宽度（格），至少 20\n[默认：终端宽度，否则 80]"),
    ("since", "从某年、某月或某日起：2017、2017-06、\n2017-06-12"),
    ("until", "到某年、某月或某日止"),
    ("field", "只看某个领域的概念"),
    (
        "kind",
        "只看某类事件：paper、model、product、release、\ncompany、standard、law、naming、event",
    ),
    ("all", "全部事件，而不只是全领域的大事"),
    ("help", "显示帮助"),
    ("version", "显示版本"),
];

const CHINESE_ABOUT: &[(&str, &str)] = &[
    ("aiterm", "查大模型术语：中英双语，离线可用"),
    ("explain", "是什么"),
    ("compare", "有什么区别"),
    ("timeline", "何时发生了什么"),
    ("help", "显示某个命令的帮助"),
];

const CHINESE_USAGE: &[(&str, &str)] = &[
    ("aiterm", "aiterm [选项] <查询>...\n      aiterm [选项] <命令> ..."),
    ("explain", "aiterm explain [选项] <查询>..."),
    ("compare", "aiterm compare [选项] <名称>..."),
    ("timeline", "aiterm timeline [选项] [查询]..."),
];

const CHINESE_TEMPLATE: &str = "{about-with-newline}\n用法：{usage}\n\n{all-args}";

fn in_chinese(command: clap::Command) -> clap::Command {
    let owner = command.get_name().to_owned();
    let text = |table: &[(&str, &'static str)], name: &str| {
        table.iter().find(|(key, _)| *key == name).map(|&(_, text)| text)
    };
    let mut command = command
        .help_template(CHINESE_TEMPLATE)
        .subcommand_help_heading("命令")
        .subcommand_value_name("命令");
    // `build` adds the arguments and commands that clap itself provides.
    command.build();
    if let Some(about) = text(CHINESE_ABOUT, command.get_name()) {
        command = command.about(about).long_about(about);
    }
    if let Some(usage) = text(CHINESE_USAGE, command.get_name()) {
        command = command.override_usage(usage);
    }
    command = command.mut_args(|argument| {
        let heading = if argument.is_positional() { "参数" } else { "选项" };
        let id = argument.get_id().as_str();
        let help = text(CHINESE_HELP, &format!("{owner} {id}")).or_else(|| text(CHINESE_HELP, id));
        let argument = argument.help_heading(heading).hide_default_value(true);
        match help {
            Some(help) => argument.help(help).long_help(help),
            None => argument,
        }
    });
    command.mut_subcommands(in_chinese)
}

/// What was wrong with the arguments, in the reader's language.
#[must_use]
pub fn usage_message(error: &clap::Error, language: Language) -> String {
    let context = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => Some(text.clone()),
        Some(ContextValue::Strings(texts)) if !texts.is_empty() => {
            Some(texts.join(language.words().list_separator))
        }
        _ => None,
    };
    let argument = context(ContextKind::InvalidArg).unwrap_or_default();
    let value = context(ContextKind::InvalidValue).unwrap_or_default();
    let prior = context(ContextKind::PriorArg);
    let next = hint(&argument, language)
        .map(str::to_owned)
        .or_else(|| {
            let kinds =
                [ContextKind::ValidValue, ContextKind::SuggestedArg, ContextKind::SuggestedValue];
            let valid = kinds.into_iter().find_map(context)?;
            Some(format!("{}{valid}", language.of("可用：", "there is: ")))
        })
        .unwrap_or_else(|| language.of("见 aiterm --help", "see aiterm --help").to_owned());
    let (argument, value) = (language.quoted(&argument), language.quoted(&value));
    let message = match error.kind() {
        ErrorKind::UnknownArgument => match language {
            Zh => format!("没有 {argument} 这个选项"),
            En => format!("no such option: {argument}"),
        },
        // So clap says that a value is missing.
        ErrorKind::InvalidValue
            if context(ContextKind::InvalidValue).is_none_or(|value| value.is_empty()) =>
        {
            match language {
                Zh => format!("{argument} 缺少值"),
                En => format!("{argument} needs a value"),
            }
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => match language {
            Zh => format!("{argument} 的值 {value} 不对"),
            En => format!("{argument} cannot be {value}"),
        },
        ErrorKind::ArgumentConflict => {
            let prior = prior.map_or_else(|| argument.clone(), |prior| language.quoted(&prior));
            return match language {
                Zh if prior == argument => format!("{argument} 只能写一次"),
                Zh => format!("{argument} 和 {prior} 不能同用"),
                En if prior == argument => format!("{argument} is given twice"),
                En => format!("{argument} does not go with {prior}"),
            };
        }
        ErrorKind::TooManyValues => match language {
            Zh => format!("{argument} 不带值"),
            En => format!("{argument} takes no value"),
        },
        ErrorKind::InvalidUtf8 => {
            return language
                .of(
                    "参数不是 UTF-8 文本；请检查终端的编码",
                    "an argument is not UTF-8; check the encoding of the terminal",
                )
                .to_owned();
        }
        ErrorKind::InvalidSubcommand => {
            let name =
                language.quoted(&context(ContextKind::InvalidSubcommand).unwrap_or_default());
            match language {
                Zh => format!("没有 {name} 这个命令"),
                En => format!("no such command: {name}"),
            }
        }
        _ => language.of("参数不对", "wrong arguments").to_owned(),
    };
    format!("{message}{}{next}", language.words().clause_separator)
}

/// What the value of an option must be like, where a list of values does not say it.
fn hint(argument: &str, language: Language) -> Option<&'static str> {
    let option = argument.split(' ').next().unwrap_or_default();
    Some(match option {
        "--since" | "--until" => language.of(
            "日期写作 2017、2017-06 或 2017-06-12",
            "a date is written 2017, 2017-06, or 2017-06-12, and must be in the calendar",
        ),
        "--width" => {
            language.of("应为 20 到 65535 的整数", "it is a whole number from 20 to 65535")
        }
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::{CHINESE_ABOUT, CHINESE_HELP, COMMANDS, Cli, in_chinese};

    #[test]
    fn the_definition_is_sound() {
        Cli::command().debug_assert();
    }

    #[test]
    fn kinds_of_events_are_named_as_in_the_data() {
        for (name, kind) in super::EVENT_KINDS {
            assert_eq!(serde_json::to_value(kind).expect("a word"), name);
        }
    }

    #[test]
    fn every_command_is_known_by_name() {
        let commands: Vec<String> =
            Cli::command().get_subcommands().map(|c| c.get_name().to_owned()).collect();
        assert_eq!(commands, COMMANDS);
    }

    #[test]
    fn every_help_text_is_there_in_chinese() {
        fn check(command: &clap::Command) {
            let name = command.get_name();
            assert!(CHINESE_ABOUT.iter().any(|(key, _)| *key == name), "{name}");
            for argument in command.get_arguments() {
                let id = argument.get_id().as_str();
                assert!(CHINESE_HELP.iter().any(|(key, _)| key.ends_with(id)), "{name} {id}");
            }
            command.get_subcommands().for_each(check);
        }
        check(&Cli::command());
        in_chinese(Cli::command()).debug_assert();
    }
}
