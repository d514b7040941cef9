namespace RazorOkta.MockOkta.Oidc;

/// <summary>What an authorization response carries, whatever its response mode: for those who only want to know.</summary>
internal sealed record AuthorizeOutcome(IReadOnlyList<(string Name, string Value)> Fields);
