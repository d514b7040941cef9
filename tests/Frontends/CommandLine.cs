using System.Globalization;

namespace RazorOkta.Frontends;

/// <summary>What the program is asked to do.</summary>
internal sealed record CommandLine
{
    /// <summary>Where the report goes, below the current folder.</summary>
    public static readonly string DefaultOut = Path.Combine("artifacts", "certify-frontend");

    /// <param name="command">As it is called here.</param>
    public static string Usage(string command) => $"""
        Usage: {command} CANDIDATE [flags]
        CANDIDATE is a package on npm (name or name@version), a folder, a tarball, or the address of a server that runs.
          --level N       judge by the rules up to this level, 1 to 4; default: the level that the package claims
          --browser NAME  chromium, firefox or webkit; default: chromium
          --only TEXT     only the checks whose name contains it, for example session or login-refused:locked
          --known FILE    JSON: names of checks that are known to fail, each with the reason
          --out DIR       where the report goes; default: artifacts/certify-frontend
          --watch         with a folder: again at every change
          --list          name all checks, and run none
          --prove         judge no candidate, but every faulty front-end of this repository: each defect must be found, and nothing else (half an hour)
        Several reports in one page: {command} --merge DIR... --out DIR
        Ends with 0: certified (with --known and --only: nothing else has failed), 1: not, 2: cannot be judged.
        """;

    public string? Candidate { get; init; }

    /// <summary><c>null</c>: what the package claims.</summary>
    public int? Level { get; init; }

    public string Browser { get; init; } = "chromium";

    public string? Only { get; init; }

    public string? Known { get; init; }

    public string? Out { get; init; }

    public bool Watch { get; init; }

    public bool Help { get; init; }

    public bool List { get; init; }

    public bool Prove { get; init; }

    /// <summary>Folders of reports; empty: judge.</summary>
    public IReadOnlyList<string> Merge { get; init; } = [];

    /// <exception cref="ArgumentException">It cannot be understood; the message says what.</exception>
    public static CommandLine Parse(IReadOnlyList<string> args)
    {
        var line = new CommandLine();
        for (var i = 0; i < args.Count; i++)
        {
            line = args[i] switch
            {
                "--level" => line with { Level = int.TryParse(Value(ref i), CultureInfo.InvariantCulture, out var level) && level is >= 0 and <= 4 ? level : throw new ArgumentException($"--level is {args[i]}, and levels go from 0 to 4.") },
                "--browser" => line with { Browser = Value(ref i) is "chromium" or "firefox" or "webkit" ? args[i] : throw new ArgumentException($"--browser is {args[i]}, and can be chromium, firefox or webkit.") },
                "--only" => line with { Only = Value(ref i) },
                "--known" => line with { Known = Value(ref i) },
                "--out" => line with { Out = Value(ref i) },
                "--watch" => line with { Watch = true },
                "--prove" => line with { Prove = true },
                "--list" => line with { List = true },
                "--help" or "-h" => line with { Help = true },
                "--merge" => line with { Merge = Folders(ref i) },
                ['-', ..] => throw new ArgumentException($"There is no flag {args[i]} here."),
                _ when line.Candidate is null => line with { Candidate = args[i] },
                _ => throw new ArgumentException($"One candidate at a time: {line.Candidate}, or {args[i]}."),
            };
        }

        return line switch
        {
            { Merge.Count: > 0, Candidate: null } or { List: true } or { Help: true } or { Prove: true, Candidate: null } => line,
            { Merge.Count: > 0 } => throw new ArgumentException("--merge takes reports, and judges nothing."),
            { Prove: true } => throw new ArgumentException("--prove judges what this repository has, and no other candidate."),
            { Candidate: null } => throw new ArgumentException("What is to be judged?"),
            _ => line,
        };

        string Value(ref int at) => at + 1 < args.Count ? args[++at] : throw new ArgumentException($"{args[at]} needs a value.");

        IReadOnlyList<string> Folders(ref int at)
        {
            var folders = new List<string>();
            while (at + 1 < args.Count && !args[at + 1].StartsWith('-'))
            {
                folders.Add(args[++at]);
            }

            return folders.Count > 0 ? folders : throw new ArgumentException("--merge needs the folders of reports.");
        }
    }
}
