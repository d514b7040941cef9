namespace RazorOkta.Certify.Running;

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

    public static void Same<T>(T expected, T actual, string what) =>
        That(EqualityComparer<T>.Default.Equals(expected, actual), $"{what} should be '{expected}' and is '{actual}'");

    public static void OneOf<T>(T actual, string what, params T[] expected) =>
        That(expected.Contains(actual), $"{what} should be one of '{string.Join("', '", expected)}' and is '{actual}'");
}

/// <summary>Something is not as it must be.</summary>
internal sealed class RowException(string message) : Exception(message);
