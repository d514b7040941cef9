using System.Text.Json;
using Microsoft.IdentityModel.Tokens;

namespace RazorOkta.Web.Oidc.Provider;

/// <summary>
/// The provider's public keys by key id. Kept for an hour; an unknown key id is a rotation, and is looked up at once (OIDC Core 10.1.1):
/// one fetch for all who ask, and no more than one per <see cref="WireProfile.KeyFetchInterval"/>.
/// </summary>
internal sealed class SigningKeys
{
    // A key that the provider has withdrawn is believed no longer than this.
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    // A set that was fetched a moment ago is not fetched again for a signature that does not verify: it is the signature's fault.
    private static readonly TimeSpan FreshFor = TimeSpan.FromSeconds(5);

    private readonly bool _refetches;
    private readonly ProviderMetadata _metadata;
    private readonly ProviderHttp _http;
    private readonly TimeProvider _clock;
    private readonly SharedFetch<KeySet> _fetch;
    private volatile KeySet? _current;

    public SigningKeys(ProviderMetadata metadata, ProviderHttp http, OidcOptions options, TimeProvider clock)
    {
        (_metadata, _http, _clock, _refetches) = (metadata, http, clock, options.WireProfile.RefetchesKeysOnBadSignature);
        _fetch = new SharedFetch<KeySet>(FetchAsync, options.WireProfile.KeyFetchInterval, clock);
    }

    // snippet: keys
    /// <param name="keyId">The token's <c>kid</c>; <c>null</c> finds the only key of a set of one.</param>
    public async ValueTask<Result<JsonWebKey>> FindAsync(string? keyId, CancellationToken cancellation)
    {
        if (_current is { } cached && _clock.GetElapsedTime(cached.Since) < Lifetime && cached.Find(keyId) is { } known)
        {
            return known;
        }

        // A fetch that was under way when we came may show the set from before the rotation: then one more is due.
        for (var wasUnderWay = true; wasUnderWay;)
        {
            (var fetch, wasUnderWay) = _fetch.Join();
            if (!(await fetch.WaitAsync(cancellation)).Succeeded(out var fetched, out var failure))
            {
                return failure;
            }

            if (fetched.Find(keyId) is { } found)
            {
                return found;
            }
        }

        return OidcFailure.BadAnswer("key-unknown", "The provider publishes no usable key for the token's kid");
    }
    // end-snippet

    /// <summary>
    /// The key that has taken the place of this one: providers should not renew a key under its old name, but some do (RFC 7517 4.5).
    /// <c>null</c> when there is none of that name any more. One fetch for all who ask, and none right after the last.
    /// </summary>
    public async ValueTask<JsonWebKey?> FindReplacementAsync(JsonWebKey key, CancellationToken cancellation)
    {
        if (!_refetches || (_current is { } set && _clock.GetElapsedTime(set.Since) < FreshFor && set.Keys.Contains(key)))
        {
            return null;
        }

        return (await _fetch.Join().Fetch.WaitAsync(cancellation)).Succeeded(out var fetched, out _) ? fetched.Find(key.KeyId) : null;
    }

    private async Task<Result<KeySet>> FetchAsync()
    {
        if (!(await _metadata.GetAsync(CancellationToken.None)).Succeeded(out var endpoints, out var failure)
            || !(await _http.GetAsync(endpoints.Keys, "keys", CancellationToken.None)).Succeeded(out var json, out failure)
            || !Read(json).Succeeded(out var keys, out failure))
        {
            return failure;
        }

        _current = keys;
        return keys;
    }

    private Result<KeySet> Read(JsonElement json)
    {
        if (StrictJson.Member(json, "keys") is not { ValueKind: JsonValueKind.Array } entries)
        {
            return OidcFailure.BadAnswer("keys-malformed", "The key set has no array of keys");
        }

        JsonWebKey[] usable = [.. entries.EnumerateArray().Select(ReadKey).OfType<JsonWebKey>().Where(UsableKey.Is)];
        // An empty set never replaces a good one.
        return usable.Length > 0
            ? new KeySet(usable, _clock.GetTimestamp())
            : OidcFailure.BadAnswer("keys-empty", "The provider publishes no key that can sign ID tokens");
    }

    /// <summary>RFC 7517 5: what cannot be understood is passed over, and does no harm to the keys beside it.</summary>
    private static JsonWebKey? ReadKey(JsonElement entry)
    {
        try
        {
            return new JsonWebKey(entry.GetRawText());
        }
        catch (Exception e) when (e is ArgumentException or JsonException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    private sealed record KeySet(JsonWebKey[] Keys, long Since)
    {
        // Two usable keys of one name: neither can be meant (RFC 7517 4.5).
        public JsonWebKey? Find(string? keyId)
        {
            JsonWebKey[] fitting = keyId is null ? Keys : [.. Keys.Where(key => key.KeyId == keyId)];
            return fitting.Length == 1 ? fitting[0] : null;
        }
    }
}
