using System.Globalization;

namespace RazorOkta.Certify;

/// <summary>What the program is asked to do.</summary>
internal sealed record CommandLine
{
    public const string Usage = """
        Usage: npm run certify:rp -- [flags]
          --only TEXT   only the cases whose name contains it, for example id-token or id-token-kid-hostile:url
          --out DIR     write results.json, results.xml and certificate.md there, and leave docs/rp-certificate.md as it is
          --keep        with --out: write docs/rp-certificate.md, too
          --list        name all cases, and run none
          --checks      remove each check of src/Web in turn, and see that a row notices
          --in TEXT     with --checks: only those whose file, line or code contain it, for example Oidc/Tokens
          --after FILE  with --checks: reach.json of an earlier run with it, in place of a run that finds out which case reaches what
          --backend URL try another server that implements the routes of the samples family, in place of src/Web
          --mock-port N with --backend: where that server looks for the org; default: 7777
          --most N      with --checks: no more than N cases for each check, the likeliest first; default: all that reach it
        """;

    public string? Only { get; init; }

    /// <summary>Address of a server that is not ours; <c>null</c>: the web app.</summary>
    public string? Backend { get; init; }

    /// <summary>Port of the org that <see cref="Backend"/> is configured for.</summary>
    public int MockPort { get; init; } = 7777;

    public string? Out { get; init; }

    public bool Keep { get; init; }

    public bool List { get; init; }

    public bool Checks { get; init; }

    /// <summary>Part of a check's path below <c>src/Web</c>, line or code; <c>null</c>: all of them.</summary>
    public string? In { get; init; }

    /// <summary>Cases for each check.</summary>
    public int Most { get; init; } = int.MaxValue;

    /// <summary>A file with what is known already of the cases (<see cref="Checks.Reach"/>); <c>null</c>: find out.</summary>
    public string? After { get; init; }

    /// <summary>For the runs of <see cref="Checks"/>: a file with the names of the cases, of which the first failure is enough.</summary>
    public string? UntilRed { get; init; }

    /// <summary>For the runs of <see cref="Checks"/>: a file with the names of the cases, of which is told what they reach.</summary>
    public string? Reached { get; init; }

    /// <exception cref="ArgumentException">A flag that there is not, or one without its value.</exception>
    public static CommandLine Parse(IReadOnlyList<string> args)
    {
        var line = new CommandLine();
        for (var i = 0; i < args.Count; i++)
        {
            line = args[i] switch
            {
                "--only" => line with { Only = Value(ref i) },
                "--out" => line with { Out = Value(ref i) },
                "--backend" => line with { Backend = Uri.TryCreate(Value(ref i), UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? args[i] : throw new ArgumentException($"--backend is {args[i]}, and must be the address of a server.") },
                "--mock-port" => line with { MockPort = int.TryParse(Value(ref i), CultureInfo.InvariantCulture, out var port) && port is > 0 and < 65536 ? port : throw new ArgumentException("--mock-port needs the number of a port.") },
                "--keep" => line with { Keep = true },
                "--list" => line with { List = true },
                "--checks" => line with { Checks = true },
                "--in" => line with { In = Value(ref i) },
                "--most" => line with { Most = int.TryParse(Value(ref i), CultureInfo.InvariantCulture, out var most) && most > 0 ? most : throw new ArgumentException("--most needs a number above 0.") },
                "--after" => line with { After = Value(ref i) },
                "--until-red" => line with { UntilRed = Value(ref i) },
                "--reached" => line with { Reached = Value(ref i) },
                _ => throw new ArgumentException($"There is no flag {args[i]} here."),
            };
        }

        return line;

        string Value(ref int at) => at + 1 < args.Count ? args[++at] : throw new ArgumentException($"{args[at]} needs a value.");
    }
}
