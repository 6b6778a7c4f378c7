//! The command line: what it takes, and what each command does.

use std::process::ExitCode;

use clap::{CommandFactory, Parser, Subcommand};

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
    Analyze(analyze::AnalyzeFlags),
    /// Print stories without anything else, as text, Markdown or JSON, or pages with their nags hidden
    Clean(clean::CleanFlags),
    /// Find the quotations in texts that stand one a line in a JSONL file
    Quotes(quotes::QuotesFlags),
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
  quiet-quotes clean --format markdown --output-dir stories pages/
  quiet-quotes analyze --format json -o reports.jsonl --resume crawl.warc.gz
  quiet-quotes quotes --jsonl articles.jsonl > quotes.jsonl

Exit status: 0 done, 1 something could not be read (the rest is done), 2 wrong use,
130 ended by Ctrl-C.";

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
