namespace RazorOkta.Tests.E2E.Providers;

/// <summary>An OpenID provider that shares no code with this repository.</summary>
internal interface ISecondProvider : IAsyncDisposable
{
    string Issuer { get; }

    /// <summary>On the provider's own pages, in whatever way they want it.</summary>
    Task SignInAsync(IPage page, string name);

    /// <summary>Says yes, where the provider asks once more.</summary>
    Task ConfirmSignOutAsync(IPage page);
}
