using System.Globalization;

namespace RazorOkta.Web.Oidc;

/// <summary>
/// What a <see cref="SeenOnce"/> has seen, in a file: a line each, the key and when. A key is a hash and opens nothing, so it lies there as it is.
/// Whoever calls sees to it that nobody else writes.
/// </summary>
internal sealed class SeenFile(string path, ILogger log)
{
    /// <summary>Lines that are there now, over or not.</summary>
    public int Lines { get; private set; }

    /// <summary>What is there, oldest first. A line that cannot be read is passed over: a crash may have cut it short.</summary>
    public IReadOnlyList<(UInt128 Key, DateTimeOffset At)> Read()
    {
        try
        {
            return File.Exists(path) ? [.. File.ReadLines(path).Select(Read).OfType<(UInt128, DateTimeOffset)>()] : [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            log.SeenUnread(Path.GetFileName(path), e.GetType().Name);
            return [];
        }
    }

    /// <summary>Begins the file anew with these.</summary>
    public void Write(IEnumerable<(UInt128 Key, DateTimeOffset At)> seen)
    {
        string[] lines = [.. seen.Select(Line)];
        Lines = lines.Length;
        Try(() =>
        {
            File.WriteAllLines(path + ".half", lines); // a crash in the middle leaves the old one
            File.Move(path + ".half", path, overwrite: true);
        });
    }

    public void Append(UInt128 key, DateTimeOffset at)
    {
        Lines++;
        Try(() => File.AppendAllLines(path, [Line((key, at))]));
    }

    private void Try(Action write)
    {
        try
        {
            write();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It is remembered all the same, until a restart.
            log.SeenUnwritten(Path.GetFileName(path), e.GetType().Name);
        }
    }

    private static string Line((UInt128 Key, DateTimeOffset At) seen) => string.Create(CultureInfo.InvariantCulture, $"{seen.Key:x32} {seen.At.ToUnixTimeMilliseconds()}");

    private static (UInt128 Key, DateTimeOffset At)? Read(string line) =>
        line.Split(' ') is [{ Length: 32 } key, var at]
        && UInt128.TryParse(key, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var hash)
        && long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds) && milliseconds <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            ? (hash, DateTimeOffset.FromUnixTimeMilliseconds(milliseconds))
            : null;
}
