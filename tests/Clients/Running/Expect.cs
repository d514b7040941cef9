namespace RazorOkta.Clients.Running;

/// <summary>What a script insists on.</summary>
internal static class Expect
{
    public static void That(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new RowException(otherwise);
        }
    }

    public static void Same(string? expected, string? actual, string what) => That(expected == actual, $"{what} should be '{expected}' and is '{actual}'");
}

/// <summary>Something is not as it should be.</summary>
internal sealed class RowException(string message) : Exception(message);
