namespace RazorOkta.Web.Oidc;

/// <summary>The time that all calls of one step of a login may take together: a person is waiting.</summary>
internal sealed class LoginBudget : IDisposable
{
    private readonly OidcOptions _options;
    private readonly CancellationToken _browser;
    private readonly CancellationTokenSource _time;
    private readonly CancellationTokenSource _either;

    /// <param name="options">Say how long.</param>
    /// <param name="clock">Whose time.</param>
    /// <param name="browser">The browser has gone, and nobody waits any more.</param>
    public LoginBudget(OidcOptions options, TimeProvider clock, CancellationToken browser)
    {
        (_options, _browser) = (options, browser);
        _time = new CancellationTokenSource(options.LoginTimeout, clock);
        _either = CancellationTokenSource.CreateLinkedTokenSource(browser, _time.Token);
    }

    public CancellationToken Token => _either.Token;

    /// <summary>Time is up, and somebody is still waiting.</summary>
    public bool IsSpent => _time.IsCancellationRequested && !_browser.IsCancellationRequested;

    public OidcFailure Failure => OidcFailure.TooSlow("login-timeout", $"The provider's answers took longer than {_options.LoginTimeout.TotalSeconds} s together");

    public void Dispose()
    {
        _either.Dispose();
        _time.Dispose();
    }
}
