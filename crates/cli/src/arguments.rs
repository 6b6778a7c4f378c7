//! The command line: what it takes, and what each command does.

use std::process::ExitCode;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::error::ErrorKind;
use clap::{Args, CommandFactory, Parser, Subcommand};
use quiet_quotes::Settings;
use quiet_quotes::report::NagKind;

use crate::output::Output;
use crate::{analyze, clean, quotes};

/// Finds the nags on news pages (appeals for money, an account or an address) and the story's quotations with their speakers.
#[derive(Parser)]
#[command(version, max_term_width = 100, after_help = EXAMPLES, arg_required_else_help = true)]
pub struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Report what a page asks for and who says what in its story
    Analyze(analyze::Flags),
    /// Print a story without its nags, as text or as the page with the nags hidden
    Clean(clean::Flags),
    /// Find the quotations in texts that stand one a line in a JSONL file
    Quotes(quotes::Flags),
    /// Print completions for a shell
    Completions {
        /// The shell to complete for
        shell: clap_complete::Shell,
    },
}

const EXAMPLES: &str = "\
Examples:
  quiet-quotes analyze story.html
  quiet-quotes analyze --format json pages/*.html.gz > reports.jsonl
  curl -s https://news.example/story | quiet-quotes clean -
  quiet-quotes clean --format html story.html > quiet.html
  quiet-quotes quotes --jsonl articles.jsonl > quotes.jsonl

Exit status: 0 done, 1 something could not be read (the rest is done), 2 wrong use.";

/// What to look for.
#[derive(Args)]
pub struct SettingsFlags {
    /// Kinds of nags to hide, with commas between them; all by default
    #[arg(long, value_delimiter = ',', value_parser = kinds(), value_name = "KIND")]
    kinds: Vec<NagKind>,
    /// Languages of the pages on which to hide anything, two letters each, with commas between them; all by default
    #[arg(long, value_delimiter = ',', value_parser = language, value_name = "LANGUAGE")]
    languages: Vec<String>,
}

impl SettingsFlags {
    pub fn settings(self) -> Settings {
        let mut settings = Settings { languages: self.languages, ..Settings::default() };
        if !self.kinds.is_empty() {
            settings.kinds = self.kinds;
        }
        settings
    }
}

fn kinds() -> impl TypedValueParser<Value = NagKind> {
    PossibleValuesParser::new(NagKind::ALL.map(NagKind::name))
        .try_map(|name| NagKind::ALL.into_iter().find(|kind| kind.name() == name).ok_or("unknown kind"))
}

fn language(code: &str) -> Result<String, String> {
    if code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_lowercase()) {
        Ok(code.to_owned())
    } else {
        Err("a language is two small letters, such as en or de".to_owned())
    }
}

/// Runs a command. The exit code is 1 where something could not be read.
pub fn run(arguments: Arguments) -> ExitCode {
    let mut output = Output::new();
    let done = match arguments.command {
        Command::Analyze(flags) => analyze::run(flags, &mut output),
        Command::Clean(flags) => clean::run(flags, &mut output),
        Command::Quotes(flags) => quotes::run(&flags, &mut output),
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Arguments::command(), "quiet-quotes", &mut script);
            output.write(&script)
        }
    };
    output.finish(done)
}

/// Ends the program as clap does on wrong use.
pub fn wrong_use(message: &str) -> ! {
    Arguments::command().error(ErrorKind::ArgumentConflict, message).exit()
}
