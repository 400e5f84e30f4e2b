#include "templates.h"

static const unsigned char page_mustache[] = {
#embed "../../Templates/page.mustache"
};
static const unsigned char answer_mustache[] = {
#embed "../../Templates/answer.mustache"
};
static const unsigned char table_mustache[] = {
#embed "../../Templates/table.mustache"
};
static const unsigned char periods_mustache[] = {
#embed "../../Templates/periods.mustache"
};
static const unsigned char answers_mustache[] = {
#embed "../../Templates/answers.mustache"
};
static const unsigned char money_mustache[] = {
#embed "../../Templates/money.mustache"
};
static const unsigned char time_mustache[] = {
#embed "../../Templates/time.mustache"
};
static const unsigned char payouts_mustache[] = {
#embed "../../Templates/payouts.mustache"
};
static const unsigned char ads_mustache[] = {
#embed "../../Templates/ads.mustache"
};
static const unsigned char owed_mustache[] = {
#embed "../../Templates/owed.mustache"
};
static const unsigned char returns_mustache[] = {
#embed "../../Templates/returns.mustache"
};
static const unsigned char tax_mustache[] = {
#embed "../../Templates/tax.mustache"
};
static const unsigned char products_mustache[] = {
#embed "../../Templates/products.mustache"
};
static const unsigned char states_mustache[] = {
#embed "../../Templates/states.mustache"
};
static const unsigned char actions_mustache[] = {
#embed "../../Templates/actions.mustache"
};
static const unsigned char comparison_mustache[] = {
#embed "../../Templates/comparison.mustache"
};
static const unsigned char since_mustache[] = {
#embed "../../Templates/since.mustache"
};
static const unsigned char find_mustache[] = {
#embed "../../Templates/find.mustache"
};
static const unsigned char say_mustache[] = {
#embed "../../Templates/say.mustache"
};
static const unsigned char data_mustache[] = {
#embed "../../Templates/data.mustache"
};
static const unsigned char words_mustache[] = {
#embed "../../Templates/words.mustache"
};
static const unsigned char mail_mustache[] = {
#embed "../../Templates/mail.mustache"
};
static const unsigned char mail_txt_mustache[] = {
#embed "../../Templates/mail.txt.mustache"
};
static const unsigned char mail_sealed_mustache[] = {
#embed "../../Templates/mail_sealed.mustache"
};
static const unsigned char mail_sealed_txt_mustache[] = {
#embed "../../Templates/mail_sealed.txt.mustache"
};
static const unsigned char index_mustache[] = {
#embed "../../Templates/index.mustache"
};
static const unsigned char page_css[] = {
#embed "../../Templates/page.css"
};
static const unsigned char page_js[] = {
#embed "../../Templates/page.js"
};
static const unsigned char seal_mustache[] = {
#embed "../../Templates/seal.mustache"
};
static const unsigned char seal_css[] = {
#embed "../../Templates/seal.css"
};
static const unsigned char seal_js[] = {
#embed "../../Templates/seal.js"
};
static const unsigned char texts_en[] = {
#embed "../../Templates/texts.en.json"
};
static const unsigned char texts_hi[] = {
#embed "../../Templates/texts.hi.json"
};
static const unsigned char texts_gu[] = {
#embed "../../Templates/texts.gu.json"
};
static const unsigned char phrases_hi[] = {
#embed "../../Templates/phrases.hi.json"
};
static const unsigned char phrases_gu[] = {
#embed "../../Templates/phrases.gu.json"
};

#define TEMPLATE(name, bytes) {name, bytes, sizeof bytes}
static const EmbeddedTemplate all[] = {
    TEMPLATE("page.mustache", page_mustache),
    TEMPLATE("answer.mustache", answer_mustache),
    TEMPLATE("table.mustache", table_mustache),
    TEMPLATE("answers.mustache", answers_mustache),
    TEMPLATE("periods.mustache", periods_mustache),
    TEMPLATE("money.mustache", money_mustache),
    TEMPLATE("time.mustache", time_mustache),
    TEMPLATE("payouts.mustache", payouts_mustache),
    TEMPLATE("ads.mustache", ads_mustache),
    TEMPLATE("owed.mustache", owed_mustache),
    TEMPLATE("returns.mustache", returns_mustache),
    TEMPLATE("tax.mustache", tax_mustache),
    TEMPLATE("products.mustache", products_mustache),
    TEMPLATE("states.mustache", states_mustache),
    TEMPLATE("actions.mustache", actions_mustache),
    TEMPLATE("comparison.mustache", comparison_mustache),
    TEMPLATE("since.mustache", since_mustache),
    TEMPLATE("find.mustache", find_mustache),
    TEMPLATE("say.mustache", say_mustache),
    TEMPLATE("data.mustache", data_mustache),
    TEMPLATE("words.mustache", words_mustache),
    TEMPLATE("mail.mustache", mail_mustache),
    TEMPLATE("mail.txt.mustache", mail_txt_mustache),
    TEMPLATE("mail_sealed.mustache", mail_sealed_mustache),
    TEMPLATE("mail_sealed.txt.mustache", mail_sealed_txt_mustache),
    TEMPLATE("index.mustache", index_mustache),
    TEMPLATE("page.css", page_css),
    TEMPLATE("page.js", page_js),
    TEMPLATE("seal.mustache", seal_mustache),
    TEMPLATE("seal.css", seal_css),
    TEMPLATE("seal.js", seal_js),
    TEMPLATE("texts.en.json", texts_en),
    TEMPLATE("texts.hi.json", texts_hi),
    TEMPLATE("texts.gu.json", texts_gu),
    TEMPLATE("phrases.hi.json", phrases_hi),
    TEMPLATE("phrases.gu.json", phrases_gu),
};

size_t embedded_template_count(void) { return sizeof all / sizeof all[0]; }
const EmbeddedTemplate *embedded_template_at(size_t index) { return index < embedded_template_count() ? &all[index] : 0; }
