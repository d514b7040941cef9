using System.Text.Json.Nodes;
using RazorOkta.MockOkta.Credentials;
using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Idx.Authenticators;
using RazorOkta.MockOkta.Idx.Ion;

namespace RazorOkta.MockOkta.Idx.Steps;

/// <summary>
/// Okta Verify takes an account: its app scans a picture, or opens a link that came by mail or SMS, while the client polls.
/// Forms and members from the mock answers of okta-signin-widget (<c>authenticator-enroll-ov-*</c>). What Okta says of an activation
/// that expires or is refused is not published: here a fresh one takes its place, and polling goes on.
/// </summary>
internal sealed class EnrollOktaVerifyStep : IdxStep
{
    private const int RefreshMilliseconds = 4_000;
    private const string QrCode = "qrcode";
    private const string Email = "email";
    private const string Sms = "sms";

    private readonly OktaUser _user;
    private readonly Factor _factor;
    private readonly FactorChallenge _activation;
    private readonly SelectEnrollmentStep _choice;
    private string _channel = QrCode;

    /// <summary>Null until it was typed, and for the picture.</summary>
    private string? _address;

    private EnrollOktaVerifyStep(OktaUser user, Factor factor, FactorChallenge activation, SelectEnrollmentStep choice) =>
        (_user, _factor, _activation, _choice) = (user, factor, activation, choice);

    /// <param name="call">May name a channel; else it is the picture.</param>
    /// <param name="user">Whose.</param>
    /// <param name="withPush">Else the app makes codes and nothing more.</param>
    /// <param name="choice">For those who want another authenticator.</param>
    public static EnrollOktaVerifyStep For(IdxCall call, OktaUser user, bool withPush, SelectEnrollmentStep choice)
    {
        var push = FactorEnrollment.Push().Factor!;
        var factor = withPush ? push : new Factor { Type = FactorType.OktaVerifyOtp, Secret = push.Secret };
        var step = new EnrollOktaVerifyStep(user, factor, FactorChallenge.BeginEnrollment(call.Org, user, push), choice);
        step.Switch(call);
        return step;
    }

    public static IonField ChannelField(bool required) => new("channel")
    {
        Type = "string",
        Required = required,
        Options = [new IonOption("QRCODE") { Value = QrCode }, new IonOption("EMAIL") { Value = Email }, new IonOption("SMS") { Value = Sms }],
    };

    public override IdxView Show(IdxTransaction transaction)
    {
        var current = IdxAuthenticatorView.OfTheOrg(Description(), _address is null ? [] : [CodeFields.Resend(SendLink)]);
        return new IdxView(_channel == QrCode || _address is not null ? Poll : AskForAddress, ChooseChannel, _choice.Choice(transaction))
        {
            Current = current,
            Authenticators = _choice.Descriptions(transaction),
        };
    }

    private IdxRemediation Poll => new("enroll-poll", OktaRoutes.IdxPoll, Look) { Refresh = RefreshMilliseconds };

    private IdxRemediation AskForAddress => new("enrollment-channel-data", OktaRoutes.IdxSend, TakeAddress)
    {
        Fields = [new IonField(AddressField) { Label = _channel == Email ? "Email" : "Phone number", Required = true, Visible = true }],
    };

    private IdxRemediation ChooseChannel => new("select-enrollment-channel", OktaRoutes.IdxEnrollCredential, call =>
    {
        Switch(call);
        return IdxTurn.Unchanged;
    })
    {
        Fields =
        [
            IonField.Object("authenticator", IonField.Hidden("id", Authenticator.OktaVerify.Id), ChannelField(required: true)) with
            {
                Label = Authenticator.OktaVerify.DisplayName, IsFixed = true,
            },
        ],
    };

    private string AddressField => _channel == Email ? "email" : "phoneNumber";

    private JsonObject Description()
    {
        var json = Authenticator.OktaVerify.Describe(
            Authenticator.OktaVerify.Id,
            _factor.Type == FactorType.Push ? [Authenticator.MethodOf(FactorType.Push), Authenticator.MethodOf(FactorType.OktaVerifyOtp)] : [Authenticator.MethodOf(_factor.Type)]);
        var context = new JsonObject { ["selectedChannel"] = _channel };
        if (_channel == QrCode)
        {
            context["qrcode"] = SharedSecret.Picture(_activation);
        }
        else if (_address is not null)
        {
            context[AddressField] = _address;
        }

        json["contextualData"] = context;
        return json;
    }

    private void Switch(IdxCall call)
    {
        var wanted = call.Text("authenticator", "channel");
        (_channel, _address) = (wanted.Length == 0 ? QrCode : wanted, null);
    }

    private IdxTurn TakeAddress(IdxCall call)
    {
        var typed = call.Text(AddressField).Trim();
        if (_channel == Email ? !EnrollProfileStep.LooksLikeAnEmail(typed) : FactorEnrollment.Sms(typed).Factor is null)
        {
            return IdxTurn.Invalid(_channel == Email ? IdxMessages.NotAnEmail : IdxMessages.InvalidPhoneNumber, AddressField);
        }

        _address = typed;
        SendLink();
        return IdxTurn.Unchanged;
    }

    private void SendLink() => _activation.SendActivation(_channel == Email ? InboxChannel.Email : InboxChannel.Sms, _address!);

    private IdxTurn Look(IdxCall call)
    {
        switch (_activation.Poll())
        {
            case FactorVerdict.Right:
                return EnrollCodeStep.Finish(call, _user, _factor);
            case FactorVerdict.LockedOut:
                return IdxTurn.Refused(IdxMessages.UserLocked);
            case FactorVerdict.Rejected or FactorVerdict.TimedOut:
                SendAgain();
                return IdxTurn.Unchanged;
            default:
                return IdxTurn.Unchanged;
        }
    }

    private void SendAgain()
    {
        _activation.Send();
        if (_address is not null)
        {
            SendLink();
        }
    }
}
