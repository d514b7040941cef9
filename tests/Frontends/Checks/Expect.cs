namespace RazorOkta.Frontends.Checks;

/// <summary>What a check insists on, in words that an author of a front-end can do something with.</summary>
internal static class Expect
{
    /// <summary>How long a page may take for what it has to show.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static void That(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new CheckFailedException(otherwise);
        }
    }

    public static void Same<T>(T expected, T actual, string what) =>
        That(EqualityComparer<T>.Default.Equals(expected, actual), $"{what} should be '{expected}' and is '{actual}'.");

    public static void None(IEnumerable<string> found, string what)
    {
        string[] some = [.. found.Distinct().Take(5)];
        That(some.Length == 0, $"{what}: {string.Join("; ", some)}");
    }

    /// <param name="what">What must be seen, as the beginning of a sentence: "The address of the user".</param>
    public static async Task VisibleAsync(ILocator element, string what)
    {
        try
        {
            await element.First.WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Visible, Timeout = (float)Patience.TotalMilliseconds });
        }
        catch (TimeoutException)
        {
            throw new CheckFailedException($"{what} is not to be seen: nothing that fits {Selector(element)} is visible after {Patience.TotalSeconds} seconds.");
        }
    }

    /// <param name="what">What must not be there any more: "The note that it is under way".</param>
    public static async Task GoneAsync(ILocator element, string what)
    {
        try
        {
            await element.First.WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Hidden, Timeout = (float)Patience.TotalMilliseconds });
        }
        catch (TimeoutException)
        {
            throw new CheckFailedException($"{what} is still there: {Selector(element)} is visible after {Patience.TotalSeconds} seconds.");
        }
    }

    /// <summary>Waits until it holds.</summary>
    public static async Task SoonAsync(Func<Task<bool>> holds, string otherwise, TimeSpan? patience = null)
    {
        using var limit = new CancellationTokenSource(patience ?? Patience);
        while (!await holds())
        {
            That(!limit.IsCancellationRequested, otherwise);
            await Task.Delay(50, CancellationToken.None);
        }
    }

    private static string Selector(ILocator element) => $"{element}".Replace("Locator@", "", StringComparison.Ordinal);
}
