using System.Globalization;
using RazorOkta.MockOkta.Definition;

namespace RazorOkta.MockOkta.Configuration;

/// <summary>What the standalone mock is told on its command line: the same as its configuration says, and stronger.</summary>
internal sealed class CommandLine
{
    private readonly Dictionary<string, string?> _settings = new(StringComparer.OrdinalIgnoreCase);

    public const string Usage = """
        mock-okta: an Okta org in one process, for development and tests.

          --port N             where it listens (7777); 0 takes any free port
          --config FILE        the samples' configuration; default: .samples.config.json, here or above
          --definition FILE    what the org is made of; default: mock-okta.json beside the configuration
          --host NAME          the host name in the issuer (127.0.0.1)
          --https              speak https: with the development certificate, or an authority made at start
          --authority-file FILE  where to write the certificate that clients must trust then
          --listen ADDRESS     listen beyond this machine, for example on 0.0.0.0 in a container
          --also-known-as NAME a further host name to answer to; may be given several times
          --check              say what is wrong with the configuration, and start nothing
          --version            say which version this is
          --help               this text
        """;

    /// <summary>As the usage names them.</summary>
    private static readonly string[] Flags = [.. Usage.Split('\n').Select(line => line.Trim().Split(' ')[0]).Where(word => word.StartsWith("--", StringComparison.Ordinal))];

    public bool Help { get; private set; }

    public bool Version { get; private set; }

    /// <summary>Says what is wrong with the mock's own settings, and starts nothing.</summary>
    public bool Check { get; private set; }

    public string? ConfigFile { get; private set; }

    /// <summary>Null when all was understood.</summary>
    public string? Problem { get; private set; }

    /// <summary>By their paths in the configuration.</summary>
    public IReadOnlyDictionary<string, string?> Settings => _settings;

    public static CommandLine Parse(IReadOnlyList<string> args, string directory)
    {
        var line = new CommandLine();
        var rest = new Queue<string>(args.SelectMany(Split));
        while (line.Problem is null && rest.TryDequeue(out var flag))
        {
            line.Read(flag, rest, directory);
        }

        return line;
    }

    /// <summary><c>--port=7001</c> is <c>--port 7001</c>.</summary>
    private static IEnumerable<string> Split(string word) => word.StartsWith("--", StringComparison.Ordinal) ? word.Split('=', 2) : [word];

    private void Read(string flag, Queue<string> rest, string directory)
    {
        switch (flag)
        {
            case "--help" or "-h": Help = true; break;
            case "--version": Version = true; break;
            case "--check": Check = true; break;
            case "--https": _settings["mockOkta:https"] = "true"; break;
            case "--port": Take(flag, rest, value => _settings["mockOkta:port"] = value); break;
            case "--host": Take(flag, rest, value => _settings["mockOkta:host"] = value); break;
            case "--listen": Take(flag, rest, value => _settings["mockOkta:listen"] = value); break;
            case "--also-known-as": Take(flag, rest, value => _settings[NextName()] = value); break;
            case "--definition": Take(flag, rest, value => _settings["mockOkta:definition"] = Path.GetFullPath(value, directory)); break;
            case "--authority-file": Take(flag, rest, value => _settings["mockOkta:authorityFile"] = Path.GetFullPath(value, directory)); break;
            case "--config": Take(flag, rest, value => ConfigFile = value); break;
            default: Problem = Unknown(flag); break;
        }
    }

    private static string Unknown(string flag) =>
        $"'{LogText.Clean(flag)}' is not known here.{(NearMatch.Of(flag, Flags) is { } near ? $" Did you mean '{near}'?" : "")}";

    private string NextName() => string.Create(CultureInfo.InvariantCulture, $"mockOkta:alsoKnownAs:{_settings.Keys.Count(key => key.StartsWith("mockOkta:alsoKnownAs:", StringComparison.Ordinal))}");

    private void Take(string flag, Queue<string> rest, Action<string> use)
    {
        if (rest.TryDequeue(out var value) && value.Length > 0)
        {
            use(value);
        }
        else
        {
            Problem = $"{flag} needs a value.";
        }
    }
}
