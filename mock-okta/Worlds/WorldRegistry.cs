using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Worlds;

/// <summary>
/// All orgs of this process: the one that it was started with, and any number of others that tests have asked for, each a world of its own.
/// </summary>
internal sealed class WorldRegistry(MockOrg root, Func<string> rootOrigin, TimeProvider time, Action<MockOrg> furnish)
{
    /// <summary>Where the other worlds' paths begin: <c>/w/{id}</c>.</summary>
    public const string PathPrefix = "/w";

    /// <summary>Or they have names: <c>{id}.mock.localhost</c>. Browsers resolve it to this machine, and to them it is a site of its own.</summary>
    public const string HostSuffix = ".mock.localhost";

    /// <summary>Above this, somebody creates worlds and forgets to drop them.</summary>
    public const int Capacity = 2_000;

    private readonly ConcurrentDictionary<string, World> _byId = new(StringComparer.Ordinal);

    public MockOrg Root => root;

    public IEnumerable<World> All => _byId.Values;

    /// <exception cref="WorldException">The id is taken, or there are too many.</exception>
    public World Create(OrgDefinition definition, string? id = null, bool byHostName = false)
    {
        if (_byId.Count >= Capacity)
        {
            throw new WorldException($"There are {Capacity} worlds already. Drop those that are not needed any more.");
        }

        id ??= OktaId.New("", 12).ToLowerInvariant();
        var address = byHostName
            ? new OrgAddress(() => new UriBuilder(rootOrigin()) { Host = id + HostSuffix }.Uri.GetLeftPart(UriPartial.Authority))
            : new OrgAddress(rootOrigin, $"{PathPrefix}/{id}");
        var world = new World(id, new MockOrg(definition, address, time), byHostName);
        furnish(world.Org);
        return _byId.TryAdd(id, world) ? world : throw new WorldException($"There is a world '{id}' already. Choose another id, or leave it out.");
    }

    public World? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>False when there is none.</summary>
    public bool Drop(string id) => _byId.TryRemove(id, out _);
}

internal sealed partial record World(string Id, MockOrg Org, bool ByHostName)
{
    /// <summary>It becomes a part of an address, and a label of a host name (RFC 1123 2.1).</summary>
    public static bool IsId(string text) => IdPattern().IsMatch(text);

    [GeneratedRegex("^[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?$")]
    private static partial Regex IdPattern();
}

internal sealed class WorldException(string message) : Exception(message);
