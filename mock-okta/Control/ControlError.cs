namespace RazorOkta.MockOkta.Control;

/// <summary>The control address's own error body: <c>{"error": "…", "mistakes": [{"path", "what", "cure"}]}</c>. No protocol of Okta's speaks like this, so nobody mistakes one for the other.</summary>
internal static class ControlError
{
    public static IResult Because(string error, int status = StatusCodes.Status400BadRequest) => Results.Json(new { error }, statusCode: status);

    public static IResult NotFound(string what) => Because($"There is no {what}.", StatusCodes.Status404NotFound);
}
