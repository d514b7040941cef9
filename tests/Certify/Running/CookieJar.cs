namespace RazorOkta.Certify.Running;

/// <summary>What one browser keeps for all hosts (RFC 6265bis 5). Ports do not tell cookies apart, as in every browser.</summary>
internal sealed class CookieJar
{
    private readonly Lock _gate = new();
    private readonly List<Kept> _cookies = [];

    public IReadOnlyList<Kept> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _cookies];
            }
        }
    }

    /// <summary>The value of the only cookie of this name; <c>null</c> when there is none.</summary>
    public string? this[string name] => All.FirstOrDefault(kept => kept.Name == name)?.Value;

    public void Keep(Uri from, SetCookie set)
    {
        if (IsRefused(from, set))
        {
            return;
        }

        lock (_gate)
        {
            var path = set.Path is ['/', ..] ? set.Path : "/";
            _cookies.RemoveAll(kept => kept.Name == set.Name && kept.Host == from.Host && kept.Path == path);
            if (!set.Deletes)
            {
                _cookies.Add(new Kept(from.Host, path, set.Name, set.Value, set.Secure, set.SameSite));
            }
        }
    }

    public void Plant(string host, string name, string value, string path = "/")
    {
        lock (_gate)
        {
            _cookies.RemoveAll(kept => kept.Name == name && kept.Host == host && kept.Path == path);
            _cookies.Add(new Kept(host, path, name, value, Secure: false, SameSite.Lax));
        }
    }

    public void Remove(Func<Kept, bool> which)
    {
        lock (_gate)
        {
            _cookies.RemoveAll(kept => which(kept));
        }
    }

    public CookieJar Copy()
    {
        var copy = new CookieJar();
        copy._cookies.AddRange(All);
        return copy;
    }

    /// <summary>The header <c>Cookie</c> for a request; <c>null</c> when none fits. Longer paths come first (RFC 6265 5.4).</summary>
    public string? HeaderFor(Uri to, Asker asker)
    {
        var fitting = All
            .Where(kept => kept.Host == to.Host && Covers(kept.Path, to.AbsolutePath) && (!kept.Secure || to.Scheme == Uri.UriSchemeHttps) && asker.Brings(kept.SameSite))
            .OrderByDescending(kept => kept.Path.Length)
            .Select(kept => $"{kept.Name}={kept.Value}")
            .ToList();
        return fitting.Count > 0 ? string.Join("; ", fitting) : null;
    }

    /// <summary>RFC 6265bis 5.7: prefixes, and Secure over plain http, are the browser's to enforce.</summary>
    private static bool IsRefused(Uri from, SetCookie set) =>
        (set.Domain is { } domain && from.Host != domain && !from.Host.EndsWith($".{domain.TrimStart('.')}", StringComparison.Ordinal))
        || (set.Secure && from.Scheme != Uri.UriSchemeHttps)
        || (set.Name.StartsWith("__Host-", StringComparison.Ordinal) && (!set.Secure || set.Domain is not null || set.Path != "/"))
        || (set.Name.StartsWith("__Secure-", StringComparison.Ordinal) && !set.Secure);

    private static bool Covers(string path, string asked) =>
        asked == path || (asked.StartsWith(path, StringComparison.Ordinal) && (path.EndsWith('/') || asked[path.Length] == '/'));

    internal sealed record Kept(string Host, string Path, string Name, string Value, bool Secure, SameSite SameSite);
}
