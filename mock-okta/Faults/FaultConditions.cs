using System.Globalization;
using System.Xml;

namespace RazorOkta.MockOkta.Faults;

/// <summary>The <c>when.…</c> lines of a variant: to which exchanges it is limited.</summary>
internal sealed class FaultConditions(IReadOnlyList<Mutation> mutations)
{
    private const string Refreshing = Definition.GrantType.RefreshToken;
    private const string Login = "login";

    /// <summary>Only a refreshing (<c>refresh_token</c>), or all else that brings tokens (<c>login</c>).</summary>
    private string? Grant { get; } = Find(mutations, "grant");

    /// <summary>The first so many exchanges stay healthy.</summary>
    public int Skip { get; } = Find(mutations, "skip") is { } skip ? int.Parse(skip, CultureInfo.InvariantCulture) : 0;

    /// <summary>So often and then no more; null: always.</summary>
    public int? Times { get; } = Find(mutations, "times") is { } times ? int.Parse(times, CultureInfo.InvariantCulture) : null;

    /// <summary>From the arming on for so long; null: for good.</summary>
    public TimeSpan? First { get; } = Find(mutations, "first") is { } first ? XmlConvert.ToTimeSpan(first) : null;

    /// <summary>The endpoints that its <c>http.…</c> lines are about, unless whoever arms it says otherwise.</summary>
    public string? Endpoint { get; } = Find(mutations, "endpoint");

    /// <summary>Only logouts that were begun by this side, client or org.</summary>
    public string? Begun { get; } = Find(mutations, "begun");

    /// <summary>Only access tokens that have been to UserInfo before.</summary>
    public bool OnlyUsedTokens { get; } = Find(mutations, "token") == "used";

    /// <summary>Whether an exchange that brings tokens is meant.</summary>
    /// <param name="grantType">Null in an authorization response, which belongs to a login.</param>
    public bool MeansGrant(string? grantType) => Grant switch
    {
        null => true,
        Login => grantType != Refreshing,
        var only => grantType == only,
    };

    private static string? Find(IReadOnlyList<Mutation> mutations, string part) =>
        mutations.FirstOrDefault(mutation => mutation.Is("when", part))?.Change;
}
