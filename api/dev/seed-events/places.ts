/** A city in which seeded events take place. */
export type Place = { city: string; country: string; latitude: number; longitude: number; timezone: string; currency: string };

/** City, country, degrees north, degrees east, IANA zone, currency; those with more events first. */
const table = `
London|GB|51.507|-0.128|Europe/London|GBP
Berlin|DE|52.520|13.405|Europe/Berlin|EUR
New York|US|40.713|-74.006|America/New_York|USD
Paris|FR|48.857|2.352|Europe/Paris|EUR
København|DK|55.676|12.568|Europe/Copenhagen|DKK
Madrid|ES|40.417|-3.704|Europe/Madrid|EUR
Tokyo|JP|35.682|139.759|Asia/Tokyo|JPY
Amsterdam|NL|52.368|4.904|Europe/Amsterdam|EUR
Barcelona|ES|41.387|2.170|Europe/Madrid|EUR
Los Angeles|US|34.052|-118.244|America/Los_Angeles|USD
Hamburg|DE|53.551|9.994|Europe/Berlin|EUR
Chicago|US|41.878|-87.630|America/Chicago|USD
München|DE|48.137|11.575|Europe/Berlin|EUR
Wien|AT|48.208|16.373|Europe/Vienna|EUR
Stockholm|SE|59.329|18.069|Europe/Stockholm|SEK
Roma|IT|41.903|12.496|Europe/Rome|EUR
Milano|IT|45.464|9.190|Europe/Rome|EUR
São Paulo|BR|-23.551|-46.633|America/Sao_Paulo|BRL
Toronto|CA|43.653|-79.383|America/Toronto|CAD
Sydney|AU|-33.869|151.209|Australia/Sydney|AUD
Melbourne|AU|-37.814|144.963|Australia/Melbourne|AUD
Oslo|NO|59.914|10.752|Europe/Oslo|NOK
Zürich|CH|47.377|8.541|Europe/Zurich|CHF
Lisboa|PT|38.722|-9.139|Europe/Lisbon|EUR
Dublin|IE|53.350|-6.260|Europe/Dublin|EUR
Brussels|BE|50.850|4.352|Europe/Brussels|EUR
Praha|CZ|50.076|14.438|Europe/Prague|CZK
Warszawa|PL|52.230|21.012|Europe/Warsaw|PLN
Helsinki|FI|60.170|24.938|Europe/Helsinki|EUR
Manchester|GB|53.481|-2.243|Europe/London|GBP
Glasgow|GB|55.864|-4.252|Europe/London|GBP
Köln|DE|50.938|6.960|Europe/Berlin|EUR
Lyon|FR|45.764|4.836|Europe/Paris|EUR
Marseille|FR|43.296|5.370|Europe/Paris|EUR
Aarhus|DK|56.162|10.204|Europe/Copenhagen|DKK
Göteborg|SE|57.709|11.975|Europe/Stockholm|SEK
Budapest|HU|47.498|19.040|Europe/Budapest|HUF
Athens|GR|37.984|23.728|Europe/Athens|EUR
Seoul|KR|37.566|126.978|Asia/Seoul|KRW
Osaka|JP|34.694|135.502|Asia/Tokyo|JPY
Singapore|SG|1.352|103.820|Asia/Singapore|SGD
Bengaluru|IN|12.972|77.595|Asia/Kolkata|INR
Mumbai|IN|19.076|72.878|Asia/Kolkata|INR
Cape Town|ZA|-33.925|18.424|Africa/Johannesburg|ZAR
Nairobi|KE|-1.292|36.822|Africa/Nairobi|KES
Lagos|NG|6.524|3.379|Africa/Lagos|NGN
Cairo|EG|30.044|31.236|Africa/Cairo|EGP
Kuwait City|KW|29.376|47.977|Asia/Kuwait|KWD
México|MX|19.433|-99.133|America/Mexico_City|MXN
Buenos Aires|AR|-34.604|-58.382|America/Argentina/Buenos_Aires|ARS
Santiago|CL|-33.449|-70.669|America/Santiago|CLP
Bogotá|CO|4.711|-74.072|America/Bogota|COP
Montréal|CA|45.502|-73.567|America/Toronto|CAD
Vancouver|CA|49.283|-123.121|America/Vancouver|CAD
San Francisco|US|37.775|-122.419|America/Los_Angeles|USD
Austin|US|30.267|-97.743|America/Chicago|USD
Auckland|NZ|-36.848|174.763|Pacific/Auckland|NZD
Reykjavík|IS|64.147|-21.942|Atlantic/Reykjavik|ISK
Tallinn|EE|59.437|24.754|Europe/Tallinn|EUR
Tromsø|NO|69.649|18.956|Europe/Oslo|NOK`;

export const places: readonly Place[] = table
  .trim()
  .split('\n')
  .map((line) => {
    const [city = '', country = '', latitude, longitude, timezone = '', currency = ''] = line.split('|');
    return { city, country, latitude: Number(latitude), longitude: Number(longitude), timezone, currency };
  });
